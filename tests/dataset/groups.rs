use greater_bay_ip::cli::bench::rows;
use greater_bay_ip::dataset::{BAKED, FigureId, Metric};

#[test]
fn figures_of_a_metric_are_all_there_are_in_the_order_of_the_tables() {
    let mut found = 0;
    for &metric in Metric::ALL {
        let counts = |id: &FigureId| BAKED.figure(*id).metric == metric;
        assert_eq!(BAKED.of_metric(metric), BAKED.all().filter(counts).collect::<Vec<_>>(), "{metric:?}");
        found += BAKED.of_metric(metric).len();
    }
    assert_eq!(found, BAKED.figures().len());
}

#[test]
fn a_figure_is_found_by_what_it_counts_where_and_when() {
    for dataset in [BAKED.clone(), rows::dataset(1_000)] {
        for id in dataset.counted() {
            let figure = dataset.figure(id);
            assert_eq!(dataset.find(figure.metric, figure.place, figure.period), Some(id), "{figure:?}");
        }
        let figure = dataset.figure(FigureId(0));
        assert_eq!(dataset.find(Metric::Event, figure.place, figure.period), None);
    }
}

#[test]
fn a_course_is_of_one_metric_and_place_over_like_periods() {
    let is_like = |one: FigureId, other: FigureId| {
        let (one, other) = (BAKED.figure(one), BAKED.figure(other));
        (one.metric, one.place) == (other.metric, other.place) && one.period.is_like(other.period)
    };
    for id in BAKED.all() {
        let course: Vec<FigureId> = BAKED.all().filter(|&other| is_like(id, other)).collect();
        assert_eq!(BAKED.course(BAKED.figure(id)), course, "{:?}", BAKED.figure(id));
        let courses = BAKED.courses().filter(|course| course.contains(&id)).count();
        assert_eq!(courses, usize::from(!course.is_empty()));
    }
}

//! The Bay Area's cluster among the six that lead the world's innovation clusters, year by year.

use crate::chart::claim::{Point, Sentence};
use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Footnote, Plan};
use crate::dataset::{Message, Metric, Place, PlaceKind};
use crate::view::model::{Datum, Facet, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("rank", Message::ChartRankTopic, Message::ChartRankSubtitle, &[RANKS])
};

const RANK: Axis<1> = Axis::new([Metric::ClusterRank]);

/// The lowest rank that the sources tell of every year in which they tell more than ours.
const LOWEST: f64 = 6.0;

const RANKS: Plan = Plan {
    takes: |figure| figure.value.is_some_and(|value| value.to_f64() <= LOWEST),
    caption: |figure| (figure.place == Place::ShenzhenHongKong).then_some(Message::ChartRankWithoutGuangzhou),
    annotation: Some((Metric::ClusterTop100YearsRunning, Message::ChartRankListed)),
    blank: others,
    // From 2025 on WIPO counts venture capital too.
    breaks: &[(2024.5, Message::ChartRankNewMethod)],
    ..Plan::new(Form::Ranks, &RANK.0)
};

/// From when on the sources tell where others stand, where that is later than ours.
fn others(ranks: &Facet) -> Option<Footnote<'_>> {
    let year = |datum: &&Datum| datum.period.year();
    let other =
        ranks.data.iter().filter(|datum| datum.place.kind() != PlaceKind::BayCluster).min_by_key(year)?;
    let is_later = ranks.data.iter().any(|datum| year(&datum) < year(&other));
    is_later.then(|| Footnote { message: Message::ChartRankOthers, data: vec![other] })
}

fn title(facets: &[Facet], teller: &Teller) -> Option<Sentence> {
    let [ranks] = facets else { return None };
    let last = latest(&ranks.data, |datum| datum.place.kind() == PlaceKind::BayCluster);
    let last = last.or_else(|| best_of_latest_year(&ranks.data));
    teller.first([
        // Where it stood before is not said: the way of counting has changed in between.
        (Message::ChartRankTitleTop, Point::first(last)),
        (Message::ChartRankTitleOne, Point::of([last])),
        (Message::ChartRankTitleRunning, Point::of([ranks.annotations.first()])),
    ])
}

fn best_of_latest_year(ranks: &[Datum]) -> Option<&Datum> {
    ranks.iter().max_by(|one, other| {
        one.period.end().total_cmp(&other.period.end()).then(other.value.total_cmp(&one.value))
    })
}

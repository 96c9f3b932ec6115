//! The rank of the world's innovation clusters over the years.

use crate::chart::form::Form;
use crate::chart::plan::{Axis, Chart, Plan};
use crate::dataset::{Message, Metric, PlaceKind};
use crate::view::model::{Facet, Naming, earlier, latest};
use crate::view::teller::Teller;

/// See the module.
pub(super) const CHART: Chart = Chart {
    is_wide: true,
    title,
    ..Chart::new("rank", Message::ChartRankTopic, Message::ChartRankSubtitle, &[RANKS, RUNS])
};

const RANK: Axis<1> = Axis::new([Metric::ClusterRank]);

const RANKS: Plan = Plan {
    breaks: &[
        // The last year in which Guangzhou was not yet in the cluster.
        (2019.5, Message::ChartRankOtherBoundary),
        // From 2025 on WIPO counts venture capital too.
        (2024.5, Message::ChartRankNewMethod),
    ],
    ..Plan::new(Form::Ranks, &RANK.0)
};

/// Clusters of which the story says how long, not where, they have been in the ranking.
const RUNS: Plan = Plan {
    heading: Some(Message::ChartRankTop100),
    naming: Naming::Full,
    has_units: true,
    ..Plan::new(Form::Tiles, &[Metric::ClusterTop100YearsRunning])
};

fn title(facets: &[Facet], teller: &Teller) -> Option<String> {
    let ranks = &facets[0].data;
    let last = latest(ranks, |datum| datum.place.kind() == PlaceKind::BayCluster);
    let last = last.or(latest(ranks, |datum| datum.value == 1.0)).or(ranks.last());
    let before = last.and_then(|last| earlier(ranks, last));
    let rose = before.filter(|before| last.is_some_and(|last| last.value == 1.0 && before.value > 1.0));
    teller.first(&[
        (Message::ChartRankTitleTop, &[last, rose]),
        (Message::ChartRankTitleOne, &[last]),
        (Message::ChartRankTitleRunning, &[facets[1].data.first()]),
    ])
}

//! The pages that the benchmark visits.

/// A page that is visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contender {
    /// How it is called on the command line; of a peer, the file in `tests/bench/peers`.
    pub key: &'static str,
    /// How it is called in the table.
    pub name: &'static str,
    /// Where it is in our site; `None` of a peer.
    file: Option<&'static str>,
    /// Selects what holds its first drawing.
    pub drawing: &'static str,
}

impl Contender {
    const fn peer(key: &'static str, name: &'static str) -> Self {
        Self { key, name, file: None, drawing: "#drawing" }
    }

    /// The page, within the site that is served.
    pub fn page(self) -> String {
        self.file.map_or_else(|| format!("{}.html", self.key), str::to_owned)
    }

    /// Whether somebody else's library draws it.
    pub fn is_peer(self) -> bool {
        self.file.is_none()
    }
}

/// The page that is the limit: what it draws can be drawn no sooner.
pub const LIMIT: &str = "canvas";

/// The library that most pages with a chart use.
pub const USUAL: &str = "chartjs";

/// Every page, in the order of the table.
pub const CONTENDERS: [Contender; 9] = [
    Contender::peer(LIMIT, "bare canvas"),
    Contender::peer("uplot", "uPlot"),
    Contender::peer(USUAL, "Chart.js"),
    Contender::peer("plot", "Observable Plot"),
    Contender::peer("echarts", "ECharts"),
    Contender::peer("vega-lite", "Vega-Lite"),
    Contender::peer("plotly", "Plotly"),
    Contender {
        key: "chart",
        name: "ours, that chart",
        file: Some("embed-rank.html"),
        drawing: "figure[data-chart=rank] canvas",
    },
    Contender {
        key: "story",
        name: "ours, the story",
        file: Some("embed.html"),
        drawing: "figure[data-chart=share] canvas",
    },
];

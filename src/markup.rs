//! View → HTML. The same markup stands in the page before any script runs and is kept up to date after.

use crate::dataset::{FigureId, Layer, Message, Source};
use crate::language::Language;
use crate::view::{self, ChartView, Datum, Detail, Filter, FilterOption, View};

/// The whole infographic. `table_url` is where all figures can be downloaded; `plot` gives what stands in a
/// chart's frame: a canvas, or pictures drawn beforehand.
pub fn infographic(
    view: &View,
    language: &Language,
    table_url: &str,
    plot: impl Fn(&ChartView) -> String,
) -> String {
    let text = |message: Message| escaped(language.text(message));
    let figures: String = view.charts.iter().map(|chart| figure(chart, language, &plot(chart))).collect();
    let groups: String = view.filters.iter().map(|filter| group(filter, language)).collect();
    [
        "<h2 class=\"region\">",
        &text(Message::UiRegion),
        "</h2><form class=\"filters\" data-folded><button type=\"button\" class=\"fold\" aria-expanded=\"false\" \
         aria-controls=\"groups\">",
        &text(Message::UiFilters),
        "</button><div id=\"groups\">",
        &groups,
        "</div></form><div class=\"result\"><p class=\"status\" role=\"status\">",
        &status(view),
        "</p><div class=\"chips\">",
        &chips(view, language),
        "</div></div><div class=\"notices\" role=\"status\">",
        &notices(view),
        "</div><div class=\"charts\">",
        &figures,
        "</div><details class=\"all\"><summary>",
        &text(Message::UiAllFigures),
        "</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
        &text(Message::UiAllFigures),
        "\"></div></details><p class=\"download\"><a download href=\"",
        &escaped(table_url),
        "\">",
        &text(Message::UiDownload),
        "</a></p>",
    ]
    .concat()
}

fn group(filter: &Filter, language: &Language) -> String {
    let options: String = filter.options.iter().map(|option| choice(option, language)).collect();
    ["<fieldset><legend>", &escaped(&filter.legend), "</legend>", &options, "</fieldset>"].concat()
}

fn choice(option: &FilterOption, language: &Language) -> String {
    [
        "<label><input type=\"checkbox\" name=\"",
        option.filter,
        "\" value=\"",
        option.key,
        "\" aria-label=\"",
        &escaped(&option_name(option, language)),
        if option.is_chosen { "\" checked>" } else { "\">" },
        "<span>",
        &escaped(&option.label),
        "</span> <span class=\"count\">",
        &option.count.to_string(),
        "</span></label>",
    ]
    .concat()
}

/// What an option is called aloud: its name and what it would leave.
pub fn option_name(option: &FilterOption, language: &Language) -> String {
    language.fill(Message::UiOption, &[("label", &option.label), ("count", &option.count.to_string())])
}

/// How many figures are left.
pub fn status(view: &View) -> String {
    escaped(&view.summary)
}

/// What is chosen, each with its way back, and the way back from all.
pub fn chips(view: &View, language: &Language) -> String {
    if view.chips.is_empty() {
        return String::new();
    }
    let chip = |option: &FilterOption| {
        let remove = language.fill(Message::UiRemove, &[("label", &option.label)]);
        [
            "<button type=\"button\" class=\"chip\" data-filter=\"",
            option.filter,
            "\" data-key=\"",
            option.key,
            "\" aria-label=\"",
            &escaped(&remove),
            "\">",
            &escaped(&option.label),
            " <span aria-hidden=\"true\">×</span></button>",
        ]
        .concat()
    };
    let chips: String = view.chips.iter().map(chip).collect();
    let reset = escaped(language.text(Message::UiShowAll));
    [&chips, "<button type=\"button\" class=\"reset\">", &reset, "</button>"].concat()
}

/// What could not be done as asked.
pub fn notices(view: &View) -> String {
    view.notices.iter().map(|notice| ["<p>", &escaped(notice), "</p>"].concat()).collect()
}

fn figure(chart: &ChartView, language: &Language, plot: &str) -> String {
    let key = chart.chart.key;
    let text = |message: Message| escaped(language.text(message));
    [
        "<figure data-chart=\"",
        key,
        if chart.chart.is_wide { "\" class=\"wide" } else { "" },
        "\" aria-labelledby=\"",
        key,
        "-title\"><figcaption>",
        &caption(chart),
        "</figcaption><div class=\"plot\">",
        plot,
        "<ul class=\"marks\" role=\"listbox\" tabindex=\"0\" aria-label=\"",
        &escaped(&language.fill(Message::UiMarks, &[("title", &chart.title)])),
        "\" aria-describedby=\"",
        key,
        "-keys\"></ul><div class=\"ring\" hidden></div><div class=\"tip\" hidden></div></div><p class=\"keys\" id=\"",
        key,
        "-keys\">",
        &text(Message::UiKeys),
        "</p><div class=\"foot\">",
        &foot(chart, language),
        "</div><button type=\"button\" class=\"toggle\" aria-expanded=\"false\" aria-controls=\"",
        key,
        "-table\">",
        &text(Message::UiShowTable),
        "</button><div class=\"table\" id=\"",
        key,
        "-table\">",
        &table(&chart.title, chart.data().map(|datum| datum.id), language),
        "</div></figure>",
    ]
    .concat()
}

/// The words above a chart.
pub fn caption(chart: &ChartView) -> String {
    [
        "<h3 id=\"",
        chart.chart.key,
        "-title\">",
        &escaped(&chart.title),
        "</h3><p class=\"measure\">",
        &escaped(&chart.measure),
        "</p>",
    ]
    .concat()
}

/// The canvas of a chart.
pub fn canvas(chart: &ChartView, language: &Language) -> String {
    ["<canvas role=\"img\" aria-label=\"", &escaped(&canvas_name(chart, language)), "\"></canvas>"].concat()
}

/// What the canvas of a chart is called.
pub fn canvas_name(chart: &ChartView, language: &Language) -> String {
    language.fill(Message::UiCanvas, &[("title", &chart.title), ("measure", &chart.measure)])
}

/// The figures of a chart as a list a screen reader can walk, in the order of the drawing's marks.
pub fn marks(chart: &ChartView, language: &Language) -> String {
    let key = chart.chart.key;
    let mark = |datum: &Datum| {
        let speech = escaped(&Detail::of(datum.id, language).speech(language));
        ["<li role=\"option\" id=\"", &mark_id(key, datum.id), "\">", &speech, "</li>"].concat()
    };
    chart.data().map(mark).collect()
}

/// The id of a figure in the list of a chart's marks.
pub fn mark_id(chart: &str, figure: FigureId) -> String {
    [chart, "-mark-", &figure.0.to_string()].concat()
}

/// The words under a chart: signs, notes, sources.
pub fn foot(chart: &ChartView, language: &Language) -> String {
    let mut foot = String::new();
    let signs = chart.signs();
    if !signs.is_empty() {
        foot +=
            &["<ul class=\"signs\" aria-label=\"", &escaped(language.text(Message::UiSigns)), "\">"].concat();
        for sign in signs {
            let name = escaped(language.text(sign.name()));
            foot += &["<li><i class=\"sign ", sign.key(), "\"></i>", &name, "</li>"].concat();
        }
        foot += "</ul>";
    }
    if !chart.notes.is_empty() {
        let notes = escaped(&chart.notes.join(language.text(Message::UiSentenceGap)));
        foot += &["<p><b>", &escaped(language.text(Message::UiNote)), "</b> ", &notes, "</p>"].concat();
    }
    let sources: Vec<String> = chart.sources().into_iter().map(|source| cited(source, language)).collect();
    if !sources.is_empty() {
        let label = escaped(language.text(Message::UiSources));
        foot += &["<p><b>", &label, "</b> ", &sources.join(" · "), "</p>"].concat();
    }
    foot
}

fn cited(source: Source, language: &Language) -> String {
    let words = escaped(&view::source(source, language));
    if source.url().is_empty() { words } else { link(source.url(), &words) }
}

/// A link that opens beside the story, not in its place.
fn link(url: &str, words: &str) -> String {
    ["<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"", &escaped(url), "\">", words, "</a>"].concat()
}

/// Figures as a table, one row a figure.
pub fn table(caption: &str, figures: impl Iterator<Item = FigureId>, language: &Language) -> String {
    let heads: String = [
        Message::UiColumnPlace,
        Message::UiColumnMetric,
        Message::UiColumnValue,
        Message::UiColumnPeriod,
        Message::UiColumnExactness,
        Message::UiColumnLayer,
        Message::UiColumnSource,
    ]
    .into_iter()
    .map(|head| ["<th scope=\"col\">", &escaped(language.text(head)), "</th>"].concat())
    .collect();
    let rows: String = figures.map(|id| row(id, language)).collect();
    [
        "<table><caption>",
        &escaped(caption),
        "</caption><thead><tr>",
        &heads,
        "</tr></thead><tbody>",
        &rows,
        "</tbody></table>",
    ]
    .concat()
}

fn row(id: FigureId, language: &Language) -> String {
    let detail = Detail::of(id, language);
    let cell = |text: &str| ["<td>", &escaped(text), "</td>"].concat();
    let exactness = if detail.remark.is_empty() {
        detail.exactness.clone()
    } else {
        [detail.exactness.as_str(), " – ", &detail.remark].concat()
    };
    [
        "<tr><th scope=\"row\">",
        &escaped(&detail.place),
        "</th>",
        &cell(&detail.metric),
        "<td class=\"value\">",
        &escaped(&detail.quantity),
        "</td>",
        &cell(&detail.period),
        &cell(&exactness),
        &cell(&detail.layer),
        "<td>",
        &cited(id.figure().source, language),
        "</td></tr>",
    ]
    .concat()
}

/// What a tooltip says of a figure.
pub fn tip(id: FigureId, language: &Language) -> String {
    let detail = Detail::of(id, language);
    let figure = id.figure();
    let line = |class: &str, text: &str| {
        if text.is_empty() { String::new() } else { ["<p class=\"", class, "\">", text, "</p>"].concat() }
    };
    let layer = if figure.layer == Layer::Story { String::new() } else { [&detail.layer, " · "].concat() };
    [
        line("place", &escaped(&detail.place)),
        line("quantity", &escaped(&detail.quantity)),
        line("metric", &escaped(&[detail.metric.as_str(), ", ", &detail.period].concat())),
        line("remark", &escaped(&detail.remark)),
        line("cited", &[escaped(&layer), cited(figure.source, language)].concat()),
    ]
    .concat()
}

/// The text with the characters that mean something in HTML written as entities.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

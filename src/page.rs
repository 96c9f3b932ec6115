//! View → HTML. The same markup stands in the page before any script runs and is kept up to date after.

use crate::dataset::{FigureId, LANGUAGES, Layer, Message, Source, Stage, TOUR};
use crate::format::digits;
use crate::language::Language;
use crate::measure::Measure;
use crate::pick::Pick;
use crate::text::{joined, together};
use crate::tour;
use crate::view::{self, ChartView, Control, Detail, Filter, FilterOption, View};

/// A whole infographic, of all charts or of one alone, its controls ready to be used or only as they look. `table_url`
/// is where all figures can be downloaded; `plot` gives what stands in a chart's frame: a canvas, or pictures drawn
/// beforehand.
pub fn infographic(
    view: &View,
    language: &Language,
    table_url: &str,
    are_ready: bool,
    plot: &dyn Fn(&ChartView) -> String,
) -> String {
    let mut figures = String::new();
    for chart in &view.charts {
        figure(&mut figures, chart, language, &plot(chart));
    }
    let form = filled(
        "<form class=\"filters{}\" data-folded><button type=\"button\" class=\"fold\" aria-expanded=\"false\" \
         aria-controls=\"groups\">{}</button><div id=\"groups\">{!}</div></form>\
         <div class=\"result\"><p class=\"status\" role=\"status\">{}</p><div class=\"chips\">{!}</div></div>\
         <div class=\"notices\" role=\"status\">{!}</div>",
        &[
            if view.is_of_one() { " alone" } else { "" },
            language.text(Message::UiFilters),
            &groups(view, language, are_ready),
            &view.summary,
            &chips(view, language),
            &notices(view),
        ],
    );
    let charts = filled(
        "<div class=\"charts\">{!}</div><p class=\"absent\">{}</p>",
        &[&figures, &absent(view, language)],
    );
    // A chart alone comes to the point first.
    if view.is_of_one() {
        charts + &form
    } else {
        together(&[&head(language), &form, &charts, &tail(language, table_url)])
    }
}

/// What leads through the whole story; a chart alone has its own title.
fn head(language: &Language) -> String {
    filled(
        "<h2 class=\"region\">{}</h2><nav class=\"tour\" aria-label=\"{}\">{!}</nav>{!}",
        &[
            language.text(Message::UiRegion),
            language.text(Message::UiTour),
            &tour(None, language),
            &languages(language),
        ],
    )
}

/// All figures of the story; a chart alone has its own table.
fn tail(language: &Language, table_url: &str) -> String {
    let all_figures = language.text(Message::UiAllFigures);
    filled(
        "<details class=\"all\"><summary>{}</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" \
         aria-label=\"{}\"></div></details><p class=\"download\"><a download href=\"{}\">{}</a></p>",
        &[all_figures, all_figures, table_url, language.text(Message::UiDownload)],
    )
}

/// The filters' controls, ready to be used or only as they look.
pub fn groups(view: &View, language: &Language, are_ready: bool) -> String {
    let mut html = String::new();
    for filter in &view.filters {
        let kind = match filter.control {
            Control::Checkboxes => "checkbox",
            Control::Radios => "radio",
            Control::Select => {
                select(&mut html, filter, language, are_ready);
                continue;
            }
        };
        write(&mut html, "<fieldset class=\"{}\"><legend>{}</legend>", &[kind, &filter.legend]);
        for option in &filter.options {
            write(
                &mut html,
                "<label><input type=\"{}\" name=\"{}\" value=\"{}\"{!}{!}",
                &[
                    kind,
                    option.filter,
                    option.key,
                    if option.is_chosen { " checked" } else { "" },
                    if option.why_not.is_some() { " aria-disabled=\"true\"" } else { "" },
                ],
            );
            if are_ready {
                write(&mut html, " aria-label=\"{}\"", &[&option_name(option, language)]);
            }
            write(
                &mut html,
                "><span>{}</span> <span class=\"count\">{}</span></label>",
                &[&option.label, &count(option)],
            );
        }
        html.push_str("</fieldset>");
    }
    html
}

/// A list to choose from, whole or closed as it is: with the choice alone.
fn select(html: &mut String, filter: &Filter, language: &Language, is_whole: bool) {
    write(html, "<label class=\"select\">{} <select name=\"{}\">", &[&filter.legend, filter.name]);
    for option in filter.options.iter().filter(|option| is_whole || option.is_chosen) {
        write(
            html,
            "<option value=\"{}\"{!}{!}>{}</option>",
            &[
                option.key,
                if option.is_chosen { " selected" } else { "" },
                if option.why_not.is_some() { " disabled" } else { "" },
                &option_name(option, language),
            ],
        );
    }
    html.push_str("</select></label>");
}

/// The tour: its stops, each at an address of its own, and what is said at the one that is shown.
pub fn tour(stop: Option<usize>, language: &Language) -> String {
    let mut html = filled("<b>{}</b> <ol>", &[language.text(Message::UiTour)]);
    for at in 0..TOUR.len() {
        let number = digits(at + 1);
        let current = if stop == Some(at) { " aria-current=\"step\"" } else { "" };
        let name = language.fill(Message::UiTourStop, &[("number", &number)]);
        write(
            &mut html,
            "<li><a href=\"?{}\" data-stop=\"{}\" aria-label=\"{}\"{!}>{}</a></li>",
            &[&tour::query(at), &number, &name, current, &number],
        );
    }
    html.push_str("</ol>");
    let next = stop.map_or(0, |stop| stop + 1);
    for (message, at, is_there) in [
        (Message::UiTourPrevious, next.saturating_sub(1), stop.is_some_and(|stop| stop > 0)),
        (Message::UiTourNext, next + 1, next < TOUR.len()),
    ] {
        let disabled = if is_there { "" } else { " disabled" };
        write(
            &mut html,
            "<button type=\"button\" class=\"stop\" data-stop=\"{}\"{!}>{}</button>",
            &[&digits(at), disabled, language.text(message)],
        );
    }
    if let Some(stop) = stop.and_then(|stop| TOUR.get(stop)) {
        write(&mut html, "<p role=\"status\">{}</p>", &[language.text(stop.text)]);
    }
    html
}

/// The languages there are, each by its own name.
fn languages(language: &Language) -> String {
    let mut html =
        filled("<label class=\"select\">{} <select name=\"lang\">", &[language.text(Message::UiLanguage)]);
    for (tag, name) in LANGUAGES {
        let selected = if tag == language.tag() { " selected" } else { "" };
        write(&mut html, "<option value=\"{}\" lang=\"{}\"{!}>{}</option>", &[tag, tag, selected, name]);
    }
    html + "</select></label>"
}

/// A citation of a chart, ready to be pasted.
pub fn citation(chart: &ChartView, address: &str, language: &Language) -> String {
    let mut sources = Vec::new();
    for source in chart.sources() {
        sources.push(view::source(source, language));
    }
    let sources = joined(&sources, "; ");
    language
        .fill(Message::UiCitation, &[("title", &chart.title), ("sources", &sources), ("address", address)])
}

/// What an option is called aloud: its name and what it would leave.
pub fn option_name(option: &FilterOption, language: &Language) -> String {
    match (&option.why_not, option.count) {
        (Some(why_not), _) => why_not.clone(),
        (None, Some(count)) => {
            let message = if count == 1 { Message::UiOptionOne } else { Message::UiOption };
            language.fill(message, &[("label", &option.label), ("count", &digits(count))])
        }
        (None, None) => option.label.clone(),
    }
}

/// How many figures an option would leave; empty where it is not about figures.
pub fn count(option: &FilterOption) -> String {
    option.count.map(digits).unwrap_or_default()
}

/// How many figures are left.
pub fn status(view: &View) -> String {
    escaped(&view.summary)
}

/// What is chosen, each with its way back, and the way back from all.
pub fn chips(view: &View, language: &Language) -> String {
    let mut html = String::new();
    for option in &view.chips {
        let remove = language.fill(Message::UiRemove, &[("label", &option.label)]);
        write(
            &mut html,
            "<button type=\"button\" class=\"chip\" data-filter=\"{}\" data-key=\"{}\" aria-label=\"{}\">{} \
             <span aria-hidden=\"true\">×</span></button>",
            &[option.filter, option.key, &remove, &option.label],
        );
    }
    if !html.is_empty() {
        let reset = language.text(Message::UiShowAll);
        write(&mut html, "<button type=\"button\" class=\"reset\">{}</button>", &[reset]);
    }
    html
}

/// The charts that have nothing to show, by what they are about; empty where all have.
pub fn absent(view: &View, language: &Language) -> String {
    let mut topics = Vec::new();
    for chart in &view.charts {
        if chart.is_empty() {
            topics.push(language.text(chart.chart.topic).to_owned());
        }
    }
    if topics.is_empty() {
        return String::new();
    }
    language.fill(Message::UiAbsent, &[("charts", &language.list(&topics))])
}

/// What could not be done as asked.
pub fn notices(view: &View) -> String {
    let mut html = String::new();
    for notice in &view.notices {
        write(&mut html, "<p>{}</p>", &[notice]);
    }
    html
}

fn figure(html: &mut String, chart: &ChartView, language: &Language, plot: &str) {
    let key = chart.chart.key;
    let class = match (chart.chart.is_wide, chart.is_empty()) {
        (false, false) => "",
        (true, false) => " class=\"wide\"",
        (false, true) => " class=\"empty\"",
        (true, true) => " class=\"wide empty\"",
    };
    write(
        html,
        "<figure data-chart=\"{}\"{!} aria-labelledby=\"{}-title\"><figcaption>{!}</figcaption>\
         <div class=\"plot\">{!}<ul class=\"marks\" role=\"listbox\" tabindex=\"0\" aria-labelledby=\"{}-title\" \
         aria-describedby=\"{}-keys\"></ul><div class=\"ring\" hidden></div><div class=\"tip\" hidden></div></div>\
         <p class=\"keys\" id=\"{}-keys\">{}</p><div class=\"foot\">{!}</div>\
         <div class=\"actions\"><button type=\"button\" class=\"toggle\" aria-expanded=\"false\" aria-controls=\"{}-table\" \
         data-other=\"{}\">{}</button> \
         <button type=\"button\" class=\"cite\">{}</button> <details class=\"more\"><summary>{}</summary><div>{!}</div></details></div>\
         <p class=\"citation\" role=\"status\" data-copied=\"{}\" hidden></p><div class=\"table\" id=\"{}-table\">{!}</div></figure>",
        &[
            key,
            class,
            key,
            &caption(chart),
            plot,
            key,
            key,
            key,
            language.text(Message::UiKeys),
            &foot(chart, language),
            key,
            language.text(Message::UiHideTable),
            language.text(Message::UiShowTable),
            language.text(Message::UiCite),
            language.text(Message::UiShare),
            &shares(language),
            language.text(Message::UiCopied),
            key,
            &chart_table(chart, language),
        ],
    );
}

/// The ways in which a chart leaves the page: as files, as words to paste, on paper.
fn shares(language: &Language) -> String {
    let mut html = String::new();
    for (key, name) in [
        ("link", language.text(Message::UiCopyLink)),
        ("embed", language.text(Message::UiCopyEmbed)),
        ("png", "PNG"),
        ("svg", "SVG"),
        ("csv", "CSV"),
        ("json", "JSON"),
        ("print", language.text(Message::UiPrint)),
    ] {
        write(&mut html, "<button type=\"button\" class=\"share\" value=\"{}\">{}</button> ", &[key, name]);
    }
    html
}

/// The words above a chart.
pub fn caption(chart: &ChartView) -> String {
    filled(
        "<h3 id=\"{}-title\">{}</h3><p class=\"measure\">{}</p>",
        &[chart.chart.key, &chart.title, &chart.subtitle],
    )
}

/// The canvas of a chart.
pub fn canvas(chart: &ChartView, language: &Language) -> String {
    filled("<canvas role=\"img\" aria-label=\"{}\"></canvas>", &[&canvas_name(chart, language)])
}

/// What the canvas of a chart is called.
pub fn canvas_name(chart: &ChartView, language: &Language) -> String {
    language.fill(Message::UiCanvas, &[("title", &chart.title), ("subtitle", &chart.subtitle)])
}

/// The figures and controls of a chart as a list a screen reader can walk, in the order of the drawing's marks.
pub fn marks(chart: &ChartView, language: &Language) -> String {
    let mut html = String::new();
    let key = chart.chart.key;
    let cells = chart.facets.iter().flat_map(|facet| &facet.cells);
    for cell in cells.clone().filter(|cell| !cell.text.is_empty() || cell.pick.stage.is_none()) {
        let press = language.text(if cell.is_chosen { Message::UiPressBack } else { Message::UiPress });
        let id = mark_id(key, None, Some(cell.pick));
        write(&mut html, OPTION, &[&id, &together(&[&cell.speech, ". ", press])]);
    }
    // A figure that a control shows is said by it.
    for datum in chart.data() {
        if !cells.clone().any(|cell| cell.figure == Some(datum.id)) {
            let speech = Detail::measured(datum.id, chart.measure, language).speech(language);
            write(&mut html, OPTION, &[&mark_id(key, Some(datum.id), None), &speech]);
        }
    }
    html
}

const OPTION: &str = "<li role=\"option\" id=\"{}\">{}</li>";

/// The id of a figure or a control in the list of a chart's marks.
pub fn mark_id(chart: &str, figure: Option<FigureId>, pick: Option<Pick>) -> String {
    match (pick, figure) {
        (Some(Pick { place, stage }), _) => {
            filled("{}-{}-{}", &[chart, place.key(), stage.map_or("", Stage::key)])
        }
        (None, figure) => filled("{}-mark-{}", &[chart, &digits(figure.map_or(0, |figure| figure.0.into()))]),
    }
}

/// The words under a chart: signs, notes, sources.
pub fn foot(chart: &ChartView, language: &Language) -> String {
    let mut html = String::new();
    let signs = chart.signs();
    if !signs.is_empty() {
        let label = language.text(Message::UiSigns);
        write(&mut html, "<ul class=\"signs\" aria-label=\"{}\">", &[label]);
        for sign in signs {
            let name = language.text(sign.name());
            write(&mut html, "<li><i class=\"sign {}\"></i>{}</li>", &[sign.key(), name]);
        }
        html.push_str("</ul>");
    }
    if !chart.notes.is_empty() {
        let notes = joined(&chart.notes, language.text(Message::UiSentenceGap));
        write(&mut html, "<p><b>{}</b> {}</p>", &[language.text(Message::UiNote), &notes]);
    }
    let mut sources = String::new();
    for source in chart.sources() {
        if !sources.is_empty() {
            sources.push_str(" · ");
        }
        cite(&mut sources, source, language);
    }
    if !sources.is_empty() {
        write(&mut html, "<p><b>{}</b> {!}</p>", &[language.text(Message::UiSources), &sources]);
    }
    html
}

/// Who says so, with a link that opens beside the story, not in its place.
fn cite(html: &mut String, source: Source, language: &Language) {
    let words = view::source(source, language);
    if source.url().is_empty() {
        return escape(html, &words);
    }
    write(
        html,
        "<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"{}\">{}</a>",
        &[source.url(), &words],
    );
}

/// What a chart shows as a table: its figures, else what its cells hold.
pub fn chart_table(chart: &ChartView, language: &Language) -> String {
    let mut figures = Vec::new();
    for datum in chart.data() {
        figures.push(datum.id);
    }
    if !figures.is_empty() {
        return table(&chart.title, &figures, chart.measure, language);
    }
    let mut html = filled("<table><caption>{}</caption><tbody>", &[&chart.title]);
    for cell in chart.facets.iter().flat_map(|facet| &facet.cells) {
        if !cell.text.is_empty() {
            write(
                &mut html,
                "<tr><th scope=\"row\">{}</th><td class=\"value\">{}</td></tr>",
                &[&cell.name, &cell.text],
            );
        }
    }
    html.push_str("</tbody></table>");
    html
}

/// Figures as a table, one row a figure.
pub fn table(caption: &str, figures: &[FigureId], measure: Measure, language: &Language) -> String {
    let mut html = filled("<table><caption>{}</caption><thead><tr>", &[caption]);
    for head in [
        Message::UiColumnPlace,
        Message::UiColumnValue,
        Message::UiColumnPeriod,
        Message::UiColumnMetric,
        Message::UiColumnExactness,
        Message::UiColumnLayer,
        Message::UiColumnSource,
    ] {
        let class = if head == Message::UiColumnValue { " class=\"value\"" } else { "" };
        write(&mut html, "<th scope=\"col\"{!}>{}</th>", &[class, language.text(head)]);
    }
    html.push_str("</tr></thead><tbody>");
    for &id in figures {
        row(&mut html, id, measure, language);
    }
    html.push_str("</tbody></table>");
    html
}

fn row(html: &mut String, id: FigureId, measure: Measure, language: &Language) {
    let Detail { place, metric, quantity, period, exactness, layer, remark, .. } =
        Detail::measured(id, measure, language);
    let gap = if remark.is_empty() { "" } else { " – " };
    write(
        html,
        "<tr><th scope=\"row\">{}</th><td class=\"value\">{}</td><td>{}</td><td>{}</td><td>{}{}{}</td>\
         <td>{}</td><td>",
        &[&place, &quantity, &period, &metric, &exactness, gap, &remark, &layer],
    );
    cite(html, id.figure().source, language);
    html.push_str("</td></tr>");
}

/// What a tooltip says of a figure.
pub fn tip(id: FigureId, measure: Measure, language: &Language) -> String {
    let Detail { place, metric, quantity, period, layer, remark, .. } =
        Detail::measured(id, measure, language);
    let figure = id.figure();
    let mut html = filled(
        "<p class=\"place\">{}</p><p class=\"quantity\">{}</p><p class=\"metric\">{}, {}</p>",
        &[&place, &quantity, &metric, &period],
    );
    if !remark.is_empty() {
        write(&mut html, "<p class=\"remark\">{}</p>", &[&remark]);
    }
    html.push_str("<p class=\"cited\">");
    if figure.layer != Layer::Story {
        write(&mut html, "{} · ", &[&layer]);
    }
    cite(&mut html, figure.source, language);
    html.push_str("</p>");
    html
}

/// A template with its holes filled.
fn filled(template: &str, values: &[&str]) -> String {
    let mut html = String::new();
    write(&mut html, template, values);
    html
}

/// Appends a template, its holes filled in turn: `{}` by text, which is escaped, `{!}` by markup.
fn write(html: &mut String, template: &str, values: &[&str]) {
    let mut values = values.iter();
    for piece in template.split('{') {
        let rest = match piece.split_once('}') {
            None => piece,
            Some((kind, rest)) => {
                let value = values.next().copied().unwrap_or_default();
                if kind.is_empty() {
                    escape(html, value)
                } else {
                    html.push_str(value)
                }
                rest
            }
        };
        html.push_str(rest);
    }
}

/// The text with the characters that mean something in HTML written as entities.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    escape(&mut escaped, text);
    escaped
}

fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

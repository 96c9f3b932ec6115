//! One infographic from start to end, without a page: events in, patches out.

mod sounding;

use std::cell::Cell;
use std::rc::Rc;

use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::{CHARTS, STORY};
use greater_bay_ip::dataset::{BAKED, Place};
use greater_bay_ip::export::ExportError;
use greater_bay_ip::geometry::{Point, Rect};
use greater_bay_ip::language::Language;
use greater_bay_ip::movement::{DURATION, OPENING};
use greater_bay_ip::page::{self, ChartPart, Group, HeadingLevel, Links, Part};
use greater_bay_ip::presenter::{
    Answer, Event, File, FileError, FileKind, Goal, Key, Patch, Plot, Presenter, Pressed, Request,
    Surroundings, Target, Way, tooltip,
};
use greater_bay_ip::query::Asked;
use greater_bay_ip::scene::Scene;
use greater_bay_ip::sound::Speed;
use greater_bay_ip::state::{State, StatePatch};
use greater_bay_ip::text::{TextMeasure, WidthTable};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::walk::Step;
use proptest::prelude::*;

/// A page of no pixels.
struct Around {
    is_still: bool,
    /// Whether its address follows what is shown.
    follows: bool,
    now: Cell<f64>,
    /// How much later it is at each look at the clock, in milliseconds.
    tick: f64,
}

impl Around {
    fn new() -> Self {
        Self { is_still: true, follows: true, now: Cell::new(0.0), tick: 0.0 }
    }
}

impl Surroundings for Around {
    fn measure(&self) -> &dyn TextMeasure {
        &WidthTable
    }

    fn is_still(&self) -> bool {
        self.is_still
    }

    fn now(&self) -> f64 {
        self.now.replace(self.now.get() + self.tick)
    }

    fn address(&self, owed: Option<&str>) -> String {
        format!("https://news.example/?{}", owed.unwrap_or("as-it-stands"))
    }

    fn article(&self, owed: Option<&str>) -> Option<String> {
        self.follows.then(|| self.address(owed))
    }

    fn site(&self) -> &str {
        "https://site.example/"
    }

    fn theme(&self) -> String {
        "dark".to_owned()
    }
}

/// An infographic in its page, and all that has been done there.
struct Shown {
    presenter: Presenter,
    around: Around,
    patches: Vec<Patch>,
}

impl Shown {
    fn new(chart: Option<&str>, query: &str) -> Self {
        Self::asked(Request { chart, ..Request::default() }, query)
    }

    fn asked(request: Request<'_>, query: &str) -> Self {
        Self::laid_out(request, query, CHARTS.len())
    }

    /// In a page that holds some charts, from the first on.
    fn laid_out(request: Request<'_>, query: &str, charts: usize) -> Self {
        let presenter = Presenter::new(
            &BAKED,
            Language::english(),
            request,
            Links { table: "figures.csv", ..Links::default() },
        );
        let plots = vec![Plot { width: 600.0, is_near: true }; charts];
        let mut shown = Self { presenter, around: Around::new(), patches: Vec::new() };
        shown.hear(Event::Started { theme: Theme::LIGHT, asked: Asked::of(query), plots });
        shown.catch_up();
        shown
    }

    /// What comes of an event.
    fn answer(&mut self, event: Event<'_>) -> Answer {
        let answer = self.presenter.answer(event, &self.around);
        self.patches.extend(answer.patches.iter().cloned());
        answer
    }

    fn hear(&mut self, event: Event<'_>) -> Vec<Patch> {
        self.answer(event).patches
    }

    fn choose(&mut self, name: &str, value: &str) -> Vec<Patch> {
        self.hear(Event::Changed { name, value })
    }

    /// All that could wait.
    fn catch_up(&mut self) -> Vec<Patch> {
        let mut all = Vec::new();
        loop {
            let patches = self.hear(Event::Idle);
            let goes_on = patches.contains(&Patch::Later);
            all.extend(patches);
            if !goes_on {
                return all;
            }
        }
    }

    fn query(&self) -> String {
        self.presenter.query()
    }

    /// What is drawn on a canvas.
    fn scene(&self, chart: usize) -> Rc<Scene> {
        let painted = self.patches.iter().rev().find_map(|patch| match patch {
            Patch::Paint { chart: at, scene, .. } if *at == chart => Some(Rc::clone(scene)),
            _ => None,
        });
        painted.unwrap_or_else(|| panic!("chart {chart} was never painted"))
    }
}

fn at(key: &str) -> usize {
    CHARTS.iter().position(|chart| chart.key == key).unwrap()
}

fn painted(patches: &[Patch]) -> Vec<usize> {
    let painted = patches.iter().filter_map(|patch| match patch {
        Patch::Paint { chart, .. } => Some(*chart),
        _ => None,
    });
    painted.collect()
}

fn part(patches: &[Patch], wanted: Part) -> Option<&str> {
    patches.iter().find_map(|patch| match patch {
        Patch::Part(part, words) if *part == wanted => Some(words.as_str()),
        _ => None,
    })
}

#[test]
fn what_is_shown_is_said_as_an_address_after_the_picture() {
    let mut shown = Shown::new(None, "?place=macao&utm=x");
    assert_eq!(shown.query(), "place=macao");
    let at_once = shown.choose("stage", "creation");
    assert_eq!(shown.query(), "place=macao&stage=creation");
    assert!(!at_once.iter().any(|patch| matches!(patch, Patch::Address(_))));
    assert!(at_once.contains(&Patch::Later) && at_once.contains(&Patch::Tell));
    let after = shown.catch_up();
    assert!(after.contains(&Patch::Address("place=macao&stage=creation".to_owned())));
    // What comes before that has happened settles it first: each is a step to go back from.
    shown.choose("sort", "place");
    let reset = shown.hear(Event::ResetPressed);
    assert_eq!(reset[0], Patch::Address("place=macao&stage=creation&sort=place".to_owned()));
    assert_eq!(shown.query(), "");
}

#[test]
fn a_page_in_its_default_state_is_taken_over_as_it_stands() {
    let mut shown = Shown::new(None, "");
    let touched = shown.patches.iter().filter(|patch| {
        !matches!(
            patch,
            Patch::Paint { .. } | Patch::Fit(..) | Patch::Later | Patch::ChartPart(_, ChartPart::Table, _)
        )
    });
    assert_eq!(touched.count(), 0);
    // Each table is released in one change.
    let released = shown
        .patches
        .iter()
        .filter(|patch| matches!(patch, Patch::ChartPart(_, ChartPart::Table, rows) if rows.is_empty()));
    assert_eq!(released.count(), STORY.len());
    assert!(shown.catch_up().is_empty());
}

#[test]
fn what_would_leave_nothing_is_refused_with_the_reason_and_changes_nothing() {
    let mut shown = Shown::new(None, "place=macao");
    let refused = shown.choose("right", "finance");
    assert_eq!(shown.query(), "place=macao");
    assert!(!part(&refused, Part::Notices).unwrap().is_empty());
    assert!(refused.iter().any(|patch| matches!(patch, Patch::Controls(_))), "the control goes back");
    // What is no control of ours leads nowhere.
    for (name, value) in [("place", "atlantis"), ("q", "macao"), ("lang", "pt")] {
        let answer = shown.answer(Event::Changed { name, value });
        assert_eq!(answer, Answer::default(), "{name}={value}");
    }
}

#[test]
fn a_stop_of_the_tour_leads_to_its_chapter_and_a_chart_alone_shows_what_the_stop_did() {
    for (at, chapter) in
        ["one-sixth", "top", "uneven", "use", "money", "offices", "explore"].into_iter().enumerate()
    {
        let shown = Shown::new(None, &format!("tour={}", at + 1));
        assert_eq!(goals(&shown.patches), [Goal::Chapter(Chapter::find(chapter).unwrap())], "{chapter}");
        assert_eq!(shown.query(), "");
    }
    let alone = Shown::new(Some("rank"), "tour=2");
    assert!(alone.query().starts_with("place="), "{}", alone.query());
    assert_eq!(goals(&alone.patches), []);
}

#[test]
fn the_charts_of_the_explorer_are_made_once_it_is_opened_and_nothing_is_said_of_them_before() {
    let mut shown = Shown::laid_out(Request::default(), "", STORY.len());
    let of_explorer = |patch: &Patch| match *patch {
        Patch::ChartPart(chart, ..) | Patch::CanvasName(chart, _) | Patch::Empty(chart, _) => {
            chart >= STORY.len()
        }
        _ => false,
    };
    shown.choose("place", "shenzhen");
    shown.catch_up();
    assert!(!shown.patches.iter().any(of_explorer));
    assert!(!shown.presenter.markup().contains("data-chart=\"stock\""));

    let mut opened = shown.hear(Event::ExplorerOpened);
    assert_eq!(figures(&opened).len(), 1, "a slow phone makes the others one by one");
    opened.extend(shown.catch_up());
    let made = figures(&opened);
    assert_eq!(made.len(), CHARTS.len() - STORY.len());
    for (chart, markup) in CHARTS[STORY.len()..].iter().zip(made) {
        assert!(markup.contains(&format!("data-chart=\"{}\"", chart.key)), "{}", chart.key);
        // It says what is chosen, as the page does when it is made anew.
        assert!(shown.presenter.markup().contains(markup), "{}", chart.key);
    }
    assert!(!opened.iter().any(of_explorer), "they say what is shown");
    assert!(shown.hear(Event::ExplorerOpened).is_empty(), "they stand there");
    assert!(shown.catch_up().is_empty());
    shown.choose("place", "zhuhai");
    assert!(shown.catch_up().iter().any(of_explorer));
}

/// The figures that the explorer is given.
fn figures(patches: &[Patch]) -> Vec<&str> {
    let figures = patches.iter().filter_map(|patch| match patch {
        Patch::Figure(markup) => Some(markup.as_str()),
        _ => None,
    });
    figures.collect()
}

/// What the page is led to.
fn goals(patches: &[Patch]) -> Vec<Goal> {
    let goal = |patch: &Patch| match patch {
        Patch::Reveal { goal, .. } => Some(*goal),
        _ => None,
    };
    patches.iter().filter_map(goal).collect()
}

#[test]
fn a_chart_in_the_address_of_a_story_leads_to_where_it_is_told_or_stands() {
    for (at, chart) in CHARTS.iter().enumerate() {
        let shown = Shown::new(None, &format!("chart={}&place=shenzhen", chart.key));
        let goal = Chapter::of_chart(chart.key).map_or(Goal::Chart(at), Goal::Chapter);
        assert_eq!(goals(&shown.patches), [goal], "{}", chart.key);
        // It must stand there before it can be shown.
        let revealed = shown.patches.iter().position(|patch| matches!(patch, Patch::Reveal { .. })).unwrap();
        assert_eq!(figures(&shown.patches[..revealed]).len(), (at + 1).saturating_sub(STORY.len()));
        assert_eq!(shown.query(), "place=shenzhen");
    }
    for nonsense in ["chart=pie", "chart=", "chart"] {
        let shown = Shown::new(None, nonsense);
        assert_eq!(goals(&shown.patches), [], "{nonsense}");
        assert_eq!(shown.presenter.view().notices, [""; 0]);
    }
    assert_eq!(goals(&Shown::new(Some("share"), "chart=rank").patches), []);
}

#[test]
fn a_chapter_alone_is_that_chapter_in_every_state_and_a_link_leads_to_no_other() {
    for &chapter in Chapter::ALL {
        let request = Request { chapter: Some(chapter.key()), ..Request::default() };
        for query in ["", "place=shenzhen", "layer=story", "place=foshan&right=trademarks"] {
            let shown = Shown::asked(request, query);
            let markup = shown.presenter.markup();
            assert_eq!(markup.matches("data-chapter=").count(), 1, "{chapter:?} “{query}”");
            assert!(markup.contains(&format!("data-chapter=\"{}\"", chapter.key())));
            assert_eq!(markup.matches("data-filter-bar").count(), 1);
            assert_eq!(markup.matches("id=\"sheet\"").count(), 1);
            assert!(markup.contains("class=\"source\"") || chapter == Chapter::Explore);
            assert_eq!(shown.query(), query);
        }
        for &other in Chapter::ALL {
            let mut shown = Shown::asked(request, "");
            let visit = Event::Visited { chapter: other, asked: Some(Asked::of("place=macao")) };
            let answer = shown.answer(visit);
            assert_eq!(answer.is_handled, other == chapter, "{chapter:?} {other:?}");
            assert_eq!(shown.query(), if other == chapter { "place=macao" } else { "" });
        }
    }
}

#[test]
fn the_sources_of_the_offices_are_those_of_what_is_left() {
    let mut shown = Shown::new(None, "");
    let is_cited = |words: &str| words.contains("WIPO, as reported by Xinhua");
    assert!(is_cited(&shown.presenter.part(Part::Cited)));
    shown.choose("layer", "story");
    let patches = shown.catch_up();
    let cited = part(&patches, Part::Cited).unwrap();
    assert!(!is_cited(cited) && cited.contains("People’s Network, as reposted"), "{cited}");
    shown.choose("place", "macao");
    assert_eq!(part(&shown.catch_up(), Part::Cited), None, "nothing that is faded goes");
}

#[test]
fn a_chapter_there_is_none_of_is_told_and_so_is_a_level() {
    let shown = Shown::asked(Request { chapter: Some("bottom"), ..Request::default() }, "");
    let warned = |shown: &Shown, words: &str| {
        shown.patches.iter().any(|patch| matches!(patch, Patch::Warn(told) if told.contains(words)))
    };
    assert!(warned(&shown, "“bottom” is not one of one-sixth, top, uneven"));
    assert_eq!(shown.presenter.view().notices.len(), 1);
    assert!(shown.presenter.view().charts.is_empty());
    for level in ["0", "7", "two", ""] {
        let shown = Shown::asked(Request { heading_level: Some(level), ..Request::default() }, "");
        assert!(warned(&shown, "heading-level"), "{level}");
        assert_eq!(shown.presenter.view().notices, [""; 0]);
        assert_eq!(shown.presenter.heading(), HeadingLevel::default());
    }
}

#[test]
fn the_bar_opens_a_sheet_that_escape_closes_and_the_focus_goes_back() {
    let mut shown = Shown::new(None, "");
    let press = |group| Event::BarPressed { bar: 2, group };
    let opened = |group, is_open: bool| {
        let sheet = Patch::Sheet(Some((2, group)).filter(|_| is_open));
        [sheet, Patch::Focus(vec![Target::Opener(2, group), Target::Sheet])]
    };
    assert_eq!(shown.hear(press(Group::Place)), opened(Group::Place, true));
    assert_eq!(shown.hear(press(Group::Topic)), opened(Group::Topic, true));
    assert_eq!(
        shown.hear(Event::Dismissed),
        [Patch::Sheet(None), Patch::Focus(vec![Target::Opener(2, Group::Topic)])]
    );
    assert!(!shown.answer(Event::Dismissed).is_handled, "the host may use it as well");
    shown.hear(press(Group::Years));
    assert_eq!(shown.hear(press(Group::Years)), opened(Group::Years, false), "the same button again");
    shown.hear(press(Group::Years));
    assert_eq!(shown.hear(Event::BarLeft), [Patch::Sheet(None)]);
    assert_eq!(shown.hear(Event::BarLeft), []);
}

#[test]
fn each_choice_can_be_undone_and_is_told_with_how_much_there_is_of_it() {
    let mut shown = Shown::new(None, "");
    let chosen = shown.choose("place", "shenzhen");
    let told = part(&chosen, Part::Outcome).unwrap();
    assert!(told.starts_with("Shenzhen: ") && told.contains(" numbers in "), "{told}");
    assert!(chosen.contains(&Patch::Chosen(true)) && part(&chosen, Part::Done).is_some());
    shown.choose("right", "pct");
    shown.hear(Event::UndoPressed);
    assert_eq!(shown.query(), "place=shenzhen");
    let undone = shown.hear(Event::UndoPressed);
    assert_eq!((shown.query().as_str(), part(&undone, Part::Outcome)), ("", Some("")));
    assert!(undone.contains(&Patch::Chosen(false)));
    // What an address asked for can be undone, too.
    let mut linked = Shown::new(None, "place=macao");
    linked.hear(Event::UndoPressed);
    assert_eq!(linked.query(), "");
}

#[test]
fn in_the_story_a_choice_takes_nothing_away_but_by_layer() {
    let mut shown = Shown::new(None, "");
    let chart = at("rank");
    let (whole, title) = (shown.scene(chart), shown.presenter.view().charts[chart].title.clone());
    let chosen = shown.choose("place", "macao");
    assert!(painted(&chosen).contains(&chart));
    assert_eq!(shown.scene(chart).height, whole.height);
    assert_eq!(shown.scene(chart).marks.len(), whole.marks.len());
    let view = &shown.presenter.view().charts[chart];
    assert!(view.title == title && view.choice.is_some());
    // Measure, scale and order are for the explorer.
    assert!(!painted(&shown.choose("sort", "place")).contains(&chart));
    shown.choose("layer", "context");
    assert!(shown.scene(chart).marks.len() < whole.marks.len());
}

#[test]
fn only_charts_that_have_something_new_to_show_are_drawn_and_those_out_of_sight_later() {
    let mut shown = Shown::new(None, "");
    let drawn = painted(&shown.choose("scale", "log"));
    assert!(drawn.contains(&at("grants")) && !drawn.contains(&at("services")), "{drawn:?}");
    assert!(painted(&shown.choose("scale", "log")).is_empty());
    let far = at("grants");
    shown.hear(Event::Approached { chart: far, is_near: false });
    assert!(!painted(&shown.choose("scale", "linear")).contains(&far));
    assert!(painted(&shown.catch_up()).contains(&far));
    shown.choose("scale", "log");
    assert!(painted(&shown.hear(Event::Approached { chart: far, is_near: true })).contains(&far));
}

#[test]
fn work_that_can_wait_is_done_a_slice_at_a_time() {
    let mut shown = Shown::new(None, "");
    for chart in 0..CHARTS.len() {
        shown.hear(Event::Approached { chart, is_near: false });
    }
    shown.choose("measure", "index");
    shown.around.tick = 100.0;
    let slice = shown.hear(Event::Idle);
    assert!(slice.contains(&Patch::Later), "a slow phone goes on later");
    assert_eq!(painted(&slice).len(), 1);
    shown.around.tick = 0.0;
    assert!(painted(&shown.catch_up()).len() > 1);
}

#[test]
fn charts_out_of_sight_are_put_into_words_later_and_nothing_shows_what_they_said_before() {
    for query in ["place=shenzhen", "layer=context", "stage=creation&measure=index", "place=macao&scale=log"]
    {
        let mut far = Shown::new(None, "");
        for chart in 0..CHARTS.len() {
            far.hear(Event::Approached { chart, is_near: false });
        }
        let near = Shown::new(None, query);
        let told = near.presenter.view();
        let asked = far.hear(Event::Returned(Asked::of(query)));
        assert_eq!(painted(&asked), [0; 0], "{query}: none is in sight");
        // How many are drawn is known before they are.
        assert_eq!(far.presenter.view().summary, told.summary, "{query}");
        assert_eq!(far.presenter.view().outcome, told.outcome, "{query}");
        far.presenter.settle_views();
        let titles = |shown: &Shown| {
            shown.presenter.view().charts.iter().map(|view| view.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(titles(&far), titles(&near), "{query}");
        far.catch_up();
        assert_eq!(far.presenter.markup(), near.presenter.markup(), "{query}");
        assert_eq!(far.presenter.records(None), near.presenter.records(None), "{query}");
    }
}

#[test]
fn a_chart_alone_is_all_there_is() {
    let shown = Shown::new(Some("pct-years"), "place=macao");
    assert_eq!(shown.presenter.view().charts.len(), 1);
    assert!(shown.presenter.records(None).unwrap().iter().all(|record| record.charts == ["pct-years"]));
    let unknown = Shown::new(Some("pie"), "");
    assert!(unknown.presenter.view().charts.is_empty());
    assert!(part(&unknown.patches, Part::Notices).unwrap().contains("pie"));
}

#[test]
fn marks_move_from_where_they_were_and_arrive() {
    let mut shown = Shown::new(Some("density"), "layer=story,context");
    shown.around.is_still = false;
    let chart = 0;
    let before = shown.scene(chart);
    let chosen = shown.choose("sort", "place");
    assert!(chosen.contains(&Patch::NextFrame));
    let first = shown.scene(chart);
    assert!(shown.hear(Event::Frame(1000.0)).contains(&Patch::NextFrame));
    let arrived = shown.hear(Event::Frame(1000.0 + DURATION));
    assert!(!arrived.contains(&Patch::NextFrame));
    let last = shown.scene(chart);
    assert!(first.shapes != last.shapes && before.shapes != last.shapes);
    // Without leave to move it is there at once.
    shown.around.is_still = true;
    assert!(!shown.choose("sort", "value").contains(&Patch::NextFrame));
    assert_eq!(shown.scene(chart), before);
}

#[test]
fn a_mark_is_hit_said_and_lit_where_it_was_drawn() {
    let mut shown = Shown::new(None, "");
    for (chart, key) in CHARTS.iter().map(|chart| chart.key).enumerate() {
        if !CHARTS[chart].is_drawn() {
            assert!(
                !shown
                    .patches
                    .iter()
                    .any(|patch| matches!(patch, Patch::Paint { chart: of, .. } if *of == chart)),
                "{key} is text"
            );
            continue;
        }
        let scene = shown.scene(chart);
        for (index, mark) in scene.marks.iter().enumerate() {
            shown.hear(Event::Blurred);
            let said = shown.hear(Event::Hovered { chart, at: mark.bounds.center(), is_press: false });
            let current = said.iter().find_map(|patch| match patch {
                Patch::Current(_, Some(id)) => Some(id.clone()),
                _ => None,
            });
            let current = current.unwrap_or_else(|| panic!("mark {index} of {key} is covered"));
            let tip = said.iter().find_map(|patch| match patch {
                Patch::Tip { words, mark, .. } => Some((words, *mark)),
                _ => None,
            });
            let (words, hit) = tip.unwrap();
            assert!(!words.is_empty(), "{current}");
            assert_eq!(hit.center(), mark.bounds.center(), "mark {index} of {key} is covered");
            let list = greater_bay_ip::page::chart_part(
                ChartPart::Marks,
                &shown.presenter.view().charts[chart],
                &Language::english(),
                HeadingLevel::default(),
            );
            assert!(list.into_string().contains(&format!("id=\"{current}\"")), "{current}");
        }
    }
    shown.hear(Event::Blurred);
    assert_eq!(shown.hear(Event::Hovered { chart: 0, at: Point::new(-9.0, -9.0), is_press: false }), []);
    let chart = at("pct-years");
    let middle = shown.scene(chart).marks[0].bounds.center();
    let lit = shown.hear(Event::Hovered { chart, at: middle, is_press: false });
    assert!(lit.iter().any(|patch| matches!(patch, Patch::Paint { lit: Some(_), .. })));
    assert_eq!(shown.hear(Event::Hovered { chart, at: middle, is_press: false }), []);
    assert!(shown.hear(Event::Left).contains(&Patch::HideTip(chart)));
}

#[test]
fn a_chart_that_has_left_the_window_is_restored_when_no_place_is_pointed_at() {
    let mut shown = Shown::new(None, "");
    let chart = at("density");
    let at = shown.scene(chart).marks[0].bounds.center();
    let lit = painted(&shown.hear(Event::Hovered { chart, at, is_press: false }));
    let other = *lit.iter().find(|&&other| other != chart).unwrap();
    shown.hear(Event::Approached { chart: other, is_near: false });
    assert!(painted(&shown.hear(Event::Left)).contains(&other));
}

#[test]
fn a_course_draws_itself_once_when_it_is_first_seen_and_keeps_no_answer_waiting() {
    let chart = at("rank");
    let drawn = |is_still: bool| {
        let presenter = Presenter::new(
            &BAKED,
            Language::english(),
            Request::default(),
            Links { table: "figures.csv", ..Links::default() },
        );
        let plots = presenter.view().charts.iter().map(|_| Plot { width: 600.0, is_near: false }).collect();
        let around = Around { is_still, ..Around::new() };
        let mut shown = Shown { presenter, around, patches: Vec::new() };
        shown.hear(Event::Started { theme: Theme::LIGHT, asked: Asked::of(""), plots });
        shown.hear(Event::Approached { chart, is_near: true });
        shown.catch_up();
        shown
    };
    let mut still = drawn(true);
    let whole = still.scene(chart);
    assert_eq!(still.hear(Event::Seen { chart }), []);

    let mut shown = drawn(false);
    assert_eq!(shown.scene(chart), whole);
    assert_eq!(shown.hear(Event::Seen { chart }), [Patch::NextFrame]);
    shown.hear(Event::Frame(1000.0));
    assert_ne!(shown.scene(chart), whole);
    assert_eq!(painted(&shown.hear(Event::Frame(1000.0 + OPENING))), [chart]);
    assert_eq!(shown.scene(chart), whole);
    assert_eq!(shown.hear(Event::Seen { chart }), []);

    let mut overtaken = drawn(false);
    overtaken.hear(Event::Seen { chart });
    overtaken.choose("place", "macao");
    assert_eq!(overtaken.hear(Event::Seen { chart }), []);
}

#[test]
fn keys_walk_marks_and_choose_and_the_tooltip_leads_back() {
    let mut shown = Shown::new(None, "");
    let chart = at("map");
    let press = |shown: &mut Shown, key| shown.answer(Event::KeyPressed { chart, key, on: Pressed::Marks });
    shown.hear(Event::Focused { chart });
    press(&mut shown, Key::Step(Step::Last));
    let last = shown.scene(chart).marks.len() - 1;
    assert!(press(&mut shown, Key::Step(Step::Next)).is_handled);
    let chosen = press(&mut shown, Key::Enter);
    assert!(chosen.is_handled && shown.query().starts_with("place="), "{}", shown.query());
    // Whoever uses keys stays where they are: ring and list say so.
    let bounds = shown.scene(chart).marks[last].bounds;
    assert!(chosen.patches.contains(&Patch::Ring(chart, Some(bounds))));
    assert!(!press(&mut shown, Key::Escape).is_handled, "the host may use it as well");
    press(&mut shown, Key::Space);
    assert_eq!(shown.query(), "", "again takes it back");
    let back = shown.hear(Event::KeyPressed { chart, key: Key::Escape, on: Pressed::Tip });
    assert_eq!(back[0], Patch::Focus(vec![Target::Marks(chart)]));
    for key in [Key::Enter, Key::Space, Key::Letter('m')] {
        let answer = shown.answer(Event::KeyPressed { chart, key, on: Pressed::Tip });
        assert!(!answer.is_handled, "the link in the tooltip answers {key:?}");
    }
}

/// The option of a list that keys are on.
fn current(patches: &[Patch]) -> Option<&str> {
    patches.iter().rev().find_map(|patch| match patch {
        Patch::Current(_, id) => Some(id.as_deref()),
        _ => None,
    })?
}

#[test]
fn every_option_is_one_press_that_chooses_its_place_and_again_takes_it_back() {
    for key in ["share", "density", "rank", "licensing", "matrix"] {
        let mut shown = Shown::new(None, "");
        let chart = at(key);
        let scene = shown.scene(chart);
        let english = Language::english();
        for mark in &scene.marks {
            let id = page::mark_id(key, mark.figure, mark.pick);
            let pressed = shown.hear(Event::OptionPressed { chart, id: &id });
            if page::press_name(mark, &State::default(), &english).is_none() {
                assert_eq!(pressed.last(), Some(&Patch::Focus(vec![Target::TipLink(chart)])), "{id}");
                continue;
            }
            assert!(
                shown.query().starts_with(&format!("place={}", mark.place.key())),
                "{id}: {}",
                shown.query()
            );
            assert_eq!(current(&pressed), Some(id.as_str()));
            assert!(pressed.iter().any(|patch| matches!(patch, Patch::Ring(_, Some(_)))), "{id}");
            let list = pressed.iter().find_map(|patch| match patch {
                Patch::ChartPart(at, ChartPart::Marks, list) if *at == chart => Some(list.as_str()),
                _ => None,
            });
            assert!(list.unwrap().contains(&format!("id=\"{id}\" aria-selected=\"true\"")), "{id}");
            shown.hear(Event::OptionPressed { chart, id: &id });
            assert_eq!(shown.query(), "", "{id}");
        }
        assert_eq!(shown.answer(Event::OptionPressed { chart, id: "none" }), Answer::default());
    }
}

#[test]
fn the_tooltip_names_what_its_button_chooses() {
    let mut shown = Shown::new(None, "");
    let chart = at("density");
    let on =
        shown.scene(chart).marks.iter().find(|mark| mark.place == Place::Shenzhen).unwrap().bounds.center();
    let tip = |patches: &[Patch]| {
        patches.iter().rev().find_map(|patch| match patch {
            Patch::Tip { words, .. } => Some(words.clone()),
            _ => None,
        })
    };
    let seen = shown.hear(Event::Hovered { chart, at: on, is_press: true });
    assert_eq!(shown.query(), "", "a press shows");
    assert!(tip(&seen).unwrap().contains(">Only Shenzhen</button>"));
    let chosen = shown.hear(Event::ChoosePressed { chart });
    assert_eq!(shown.query(), "place=shenzhen");
    assert!(tip(&chosen).unwrap().contains(">Remove Shenzhen</button>"));
    assert_eq!(chosen.last(), Some(&Patch::Focus(vec![Target::TipChoice(chart)])));
    shown.choose("place", "macao");
    shown.choose("place", "shenzhen");
    let seen = shown.hear(Event::Hovered { chart, at: on, is_press: false });
    assert!(tip(&seen).unwrap().contains(">Shenzhen too</button>"));
}

#[test]
fn a_tap_shows_another_hides_and_a_finger_that_moves_goes_along_a_series() {
    let mut shown = Shown::new(None, "");
    let chart = at("map");
    let on = shown.scene(chart).marks[0].bounds.center();
    let tap = |shown: &mut Shown, at: Point| {
        shown.hear(Event::Touched { is_finger: true });
        // A finger never stands still.
        shown.hear(Event::Hovered { chart, at, is_press: false });
        shown.hear(Event::Hovered { chart, at, is_press: true })
    };
    assert!(current(&tap(&mut shown, on)).is_none(), "it is shown already, and stays");
    assert_eq!(shown.query(), "", "a tap chooses nothing");
    shown.hear(Event::ChoosePressed { chart });
    assert!(shown.query().starts_with("place="));
    shown.hear(Event::UndoPressed);
    shown.hear(Event::Touched { is_finger: false });
    shown.hear(Event::Hovered { chart, at: on, is_press: true });
    assert!(shown.query().starts_with("place="), "the mouse has seen what it presses");
    shown.hear(Event::UndoPressed);

    let chart = at("rank");
    let marks = shown.scene(chart).marks.clone();
    shown.hear(Event::Touched { is_finger: true });
    let middles: Vec<Point> =
        marks.iter().filter(|mark| mark.series == 0).map(|mark| mark.bounds.center()).collect();
    for (at, middle) in middles.iter().enumerate() {
        // Wherever above or below the line the finger is.
        let finger = if at == 0 { *middle } else { Point::new(middle.x + 1.0, middle.y + 60.0) };
        let seen = shown.hear(Event::Hovered { chart, at: finger, is_press: false });
        let id = page::mark_id("rank", marks[at].figure, None);
        assert_eq!(current(&seen), Some(id.as_str()));
    }
}

#[test]
fn a_second_tap_and_a_press_elsewhere_hide_what_a_tap_shows() {
    let mut shown = Shown::new(None, "");
    let chart = at("density");
    let on = shown.scene(chart).marks[0].bounds.center();
    let mut tap = |at: Point| {
        shown.hear(Event::Touched { is_finger: true });
        shown.hear(Event::Hovered { chart, at, is_press: true })
    };
    let is_shown = |patches: &[Patch]| patches.iter().any(|patch| matches!(patch, Patch::Tip { .. }));
    assert!(is_shown(&tap(on)));
    assert!(tap(on).contains(&Patch::HideTip(chart)));
    assert!(is_shown(&tap(on)));
    assert!(tap(Point::new(-5.0, -5.0)).contains(&Patch::HideTip(chart)));
    assert!(is_shown(&tap(on)));
    assert!(shown.hear(Event::PressedElsewhere).contains(&Patch::HideTip(chart)));
}

/// What is said aloud.
fn announced(patches: &[Patch]) -> Vec<&str> {
    let announced = patches.iter().filter_map(|patch| match patch {
        Patch::Announce(words) => Some(words.as_str()),
        _ => None,
    });
    announced.collect()
}

#[test]
fn what_has_changed_is_said_once_and_a_refusal_each_time() {
    let mut shown = Shown::new(None, "");
    assert!(announced(&shown.patches).is_empty(), "nobody is spoken to who has done nothing");
    let chosen = shown.choose("place", "macao");
    assert_eq!(announced(&chosen), [shown.presenter.view().outcome.as_str()]);
    let refused = shown.choose("right", "finance");
    let again = shown.choose("right", "finance");
    let ([first], [second]) = (&announced(&refused)[..], &announced(&again)[..]) else {
        panic!("{refused:?} {again:?}")
    };
    assert!(!first.is_empty() && first != second, "the same words are not spoken twice");
    assert_eq!(first.trim_end(), second.trim_end_matches('\u{a0}'));
    assert_eq!(shown.presenter.view().notices, [*first]);
    for (name, value, words) in [
        ("scale", "log", "Scale: Logarithmic. "),
        ("measure", "index", "Show numbers: Index"),
        ("sort", "place", "Order: By place. "),
    ] {
        let changed = shown.choose(name, value);
        assert!(announced(&changed)[0].starts_with(words), "{changed:?}");
    }
    let undone = shown.hear(Event::UndoPressed);
    assert!(announced(&undone)[0].starts_with("Order: By value. "), "{undone:?}");
    let chapter = Chapter::find("money").unwrap();
    assert_eq!(announced(&shown.hear(Event::Visited { chapter, asked: None })), ["Into money"]);
    let led = shown.hear(Event::Visited { chapter, asked: Some(Asked::of("place=macao")) });
    let outcome = &shown.presenter.view().outcome;
    assert!(outcome.starts_with("Macao: "));
    assert_eq!(announced(&led).last(), Some(&&*format!("Into money. {outcome}")));
    let reset = shown.hear(Event::ResetPressed);
    assert!(announced(&reset)[0].contains(&shown.presenter.view().summary), "{reset:?}");
}

#[test]
fn what_changes_along_a_course_is_said_first() {
    let shown = Shown::new(None, "");
    let list = page::chart_part(
        ChartPart::Marks,
        &shown.presenter.view().charts[at("rank")],
        &Language::english(),
        HeadingLevel::default(),
    );
    let list = list.into_string();
    assert!(list.contains(">2025: rank 1, Shenzhen–Hong Kong–Guangzhou, "), "{list}");
}

#[test]
fn letters_lead_to_the_marks_of_a_place() {
    let mut shown = Shown::new(None, "");
    let chart = at("map");
    shown.hear(Event::Focused { chart });
    let mut type_in = |letters: &str| {
        let mut last = None;
        for letter in letters.chars() {
            let key = if letter == ' ' { Key::Space } else { Key::Letter(letter) };
            let answer = shown.answer(Event::KeyPressed { chart, key, on: Pressed::Marks });
            last = current(&answer.patches).map(str::to_owned).or(last);
        }
        let query = shown.query();
        shown.around.now.set(shown.around.now.get() + 5000.0);
        (last.unwrap_or_default(), query)
    };
    assert_eq!(
        type_in("hong k"),
        ("map-hong-kong-".to_owned(), String::new()),
        "a space within a name chooses nothing"
    );
    assert_eq!(type_in("Zhon").0, "map-zhongshan-");
    let next = type_in("z").0;
    assert!(next.starts_with("map-zh") && next != "map-zhongshan-", "{next} is the next one of that letter");
    assert_eq!(type_in("q").0, "", "there is none");
}

#[test]
fn a_table_has_its_rows_as_long_as_it_can_be_seen() {
    let mut shown = Shown::new(None, "");
    let chart = at("rank");
    let rows = |patches: &[Patch]| {
        patches.iter().rev().find_map(|patch| match patch {
            Patch::ChartPart(at, ChartPart::Table, rows) if *at == chart => Some(rows.clone()),
            _ => None,
        })
    };
    assert!(rows(&shown.hear(Event::TableToggled { chart, is_open: true })).unwrap().contains("<tr>"));
    shown.choose("place", "tokyo-yokohama");
    shown.choose("period-from", "2022");
    assert!(rows(&shown.catch_up()).unwrap().contains("<tr>"));
    assert_eq!(rows(&shown.hear(Event::TableToggled { chart, is_open: false })).unwrap(), "");
    // What the reader has opened is printed, no more.
    shown.hear(Event::TableToggled { chart, is_open: true });
    let window = shown.scene(chart).width;
    for is_printed in [true, false] {
        let patches = shown.hear(Event::Printed(is_printed));
        assert!(!patches.iter().any(|patch| matches!(patch, Patch::Table(..))));
        // All is laid out for paper at once, and for the window again.
        assert_eq!(shown.scene(chart).width == window, !is_printed);
    }
}

#[test]
fn another_language_says_all_anew_and_keeps_what_is_shown_and_open() {
    let mut shown = Shown::new(None, "place=macao");
    let chart = at("rank");
    shown.hear(Event::FiltersFolded);
    shown.hear(Event::TableToggled { chart, is_open: true });
    let answer = shown.presenter.speak(Language::find("pt").unwrap(), &shown.around);
    let [Patch::Fill { language, markup }, rest @ ..] = &answer.patches[..] else { panic!("{answer:?}") };
    assert!(language == "pt" && markup.contains("id=\"rank-title\""));
    assert!(rest.contains(&Patch::Table(chart, true)) && rest.contains(&Patch::Unfolded(true)));
    assert_eq!(shown.query(), "place=macao");
}

#[test]
fn a_citation_and_links_say_what_is_shown() {
    let mut shown = Shown::new(None, "");
    let chart = at("rank");
    let handed = |patches: &[Patch]| {
        patches.iter().find_map(|patch| match patch {
            Patch::Citation(_, words) => words.clone(),
            _ => None,
        })
    };
    shown.choose("place", "shenzhen-hong-kong-guangzhou");
    let cited = shown.hear(Event::Cited { chart });
    assert!(
        matches!(&cited[0], Patch::Address(query) if query.starts_with("place=")),
        "the address comes first"
    );
    assert!(handed(&cited).unwrap().contains("https://news.example/?place=shenzhen-hong-kong-guangzhou"));
    assert_eq!(cited.last(), Some(&Patch::Copy(chart)));
    let again = handed(&shown.hear(Event::Cited { chart })).unwrap();
    assert!(again.contains("https://news.example/?as-it-stands"), "{again}");
    // It is of what was shown then.
    assert!(shown.hear(Event::ResetPressed).contains(&Patch::Citation(chart, None)));
    let link = handed(&shown.hear(Event::Shared { chart, way: Way::Link })).unwrap();
    assert_eq!(link, "https://news.example/?#greater-bay-ip/top");
    shown.around.follows = false;
    let link = handed(&shown.hear(Event::Shared { chart, way: Way::Link })).unwrap();
    assert!(link.starts_with("https://site.example/embed-top.html?v=2&place=all&"), "{link}");
    assert!(link.ends_with("&theme=dark"), "{link}");
    let code = handed(&shown.hear(Event::Shared { chart, way: Way::Embed })).unwrap();
    assert!(
        code.starts_with("<iframe src=\"https://site.example/embed-top.html?v=2&amp;place=all"),
        "{code}"
    );
    assert!(code.ends_with("<script src=\"https://site.example/embed-host.js\" async></script>"), "{code}");
    assert_eq!(shown.hear(Event::Shared { chart, way: Way::Print }), [Patch::Print]);
    let saved = shown.hear(Event::Shared { chart, way: Way::Csv });
    assert!(
        matches!(&saved[..], [Patch::Save { name, file: File::Text { .. } }] if name == "greater-bay-ip-rank.csv")
    );
}

#[test]
fn files_hold_what_is_shown_and_wrong_ones_are_refused() {
    let shown = Shown::new(None, "");
    let picture = |chart| match shown.presenter.file(FileKind::Png, chart, 2.0) {
        Ok(File::Picture { scene, .. }) => scene,
        other => panic!("{other:?}"),
    };
    let (all, one) = (picture(None), picture(Some("pct")));
    let Ok(File::Picture { text, .. }) = shown.presenter.file(FileKind::Png, Some("pct"), 2.0) else {
        panic!()
    };
    assert!(text.title.starts_with("The Greater Bay Area filed 13,500 PCT"), "{text:?}");
    assert!(text.description.starts_with("Two bars and the growth between them"), "{text:?}");
    assert!(one.height < all.height && one.marks.len() == shown.scene(at("pct")).marks.len());
    let refused = |kind, chart, scale| shown.presenter.file(kind, chart, scale).unwrap_err().to_string();
    let pie = refused(FileKind::Svg, Some("pie"), 2.0);
    assert!(pie.starts_with("chart: “pie” is not one of share, rank"), "{pie}");
    for scale in [0.0, 8.1, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(
            refused(FileKind::Png, None, scale),
            format!("scale: “{scale}” is not a number from 0.1 to 8")
        );
    }
    let nothing = Shown::new(None, "place=macao");
    let nothing = nothing.presenter.file(FileKind::Svg, Some("grants"), 2.0);
    assert_eq!(nothing, Err(FileError::Export(ExportError::Nothing)));
}

#[test]
fn a_tooltip_stands_beside_its_mark_else_above_it_else_below() {
    let frame = Rect::sized(0.0, 0.0, 400.0, 200.0);
    let place = |left, top, size| tooltip::place(Rect::sized(left, top, 20.0, 20.0), size, frame);
    assert_eq!(place(50.0, 90.0, (200.0, 40.0)), Point::new(80.0, 80.0));
    assert_eq!(place(300.0, 90.0, (200.0, 40.0)), Point::new(90.0, 80.0));
    assert_eq!(place(190.0, 150.0, (300.0, 60.0)), Point::new(50.0, 80.0));
    assert_eq!(place(190.0, 10.0, (300.0, 60.0)), Point::new(50.0, 40.0));
}

/// Anything a page can tell, charts that do not exist among it.
fn event() -> impl Strategy<Value = Event<'static>> {
    let chart = 0..CHARTS.len() + 1;
    let points = (-50.0..700.0_f64, -50.0..900.0_f64).prop_map(|(x, y)| Point::new(x, y));
    let keys = prop_oneof![
        Just(Key::Step(Step::Next)),
        Just(Key::Step(Step::Up)),
        Just(Key::Step(Step::PageDown)),
        Just(Key::Step(Step::Last)),
        Just(Key::Letter('s')),
        Just(Key::Space),
        Just(Key::Enter),
        Just(Key::Escape),
    ];
    let controls = prop_oneof![
        Just(("place", "shenzhen")),
        Just(("place", "macao")),
        Just(("stage", "creation")),
        Just(("right", "patents")),
        Just(("period-from", "2023")),
        Just(("period-to", "")),
        Just(("layer", "story")),
        Just(("measure", "index")),
        Just(("scale", "log")),
        Just(("sort", "place")),
        Just(("nonsense", "?")),
    ];
    prop_oneof![
        4 => controls.clone().prop_map(|(name, value)| Event::Changed { name, value }),
        2 => (chart.clone(), points, any::<bool>())
            .prop_map(|(chart, at, is_press)| Event::Hovered { chart, at, is_press }),
        4 => (chart.clone(), keys, any::<bool>()).prop_map(|(chart, key, is_tip)| Event::KeyPressed {
            chart,
            key,
            on: if is_tip { Pressed::Tip } else { Pressed::Marks },
        }),
        1 => controls.prop_map(|(name, value)| Event::ChipPressed { name, value }),
        1 => (0..9_usize).prop_map(|bar| Event::BarPressed { bar, group: Group::Place }),
        1 => Just(Event::UndoPressed),
        1 => Just(Event::SheetClosed),
        1 => (chart.clone(), any::<bool>()).prop_map(|(chart, is_open)| Event::TableToggled { chart, is_open }),
        1 => (chart.clone(), any::<bool>()).prop_map(|(chart, is_near)| Event::Approached { chart, is_near }),
        1 => chart.clone().prop_map(|chart| Event::Seen { chart }),
        1 => (chart.clone(), 0.0..1200.0_f64).prop_map(|(chart, width)| Event::Resized { chart, width }),
        1 => chart.clone().prop_map(|chart| Event::Focused { chart }),
        1 => chart.clone().prop_map(|chart| Event::ChoosePressed { chart }),
        2 => chart.clone().prop_map(|chart| Event::ListenPressed { chart }),
        2 => (-0.1..25.0_f64).prop_map(Event::Sounded),
        1 => Just(Event::SpeedPressed(Speed::Fast)),
        1 => Just(Event::SoundRefused),
        1 => Just(Event::Dismissed),
        1 => chart.prop_map(|chart| Event::Cited { chart }),
        1 => any::<bool>().prop_map(|is_open| Event::FiguresToggled { is_open }),
        1 => any::<bool>().prop_map(Event::Printed),
        2 => Just(Event::Idle),
        1 => Just(Event::Left),
        1 => Just(Event::Blurred),
        1 => Just(Event::ResetPressed),
        1 => (0.0..500.0_f64).prop_map(Event::Frame),
    ]
}

/// Whether to take the time for a hundred thousand events.
fn is_full() -> bool {
    std::env::var_os("GREATER_BAY_IP_FULL").is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if is_full() { 5_000 } else { 24 }, ..ProptestConfig::default() })]

    /// Whatever readers and pages do, in whatever order: nothing panics, the state has an address that leads back to it,
    /// and in the end every chart that has something to show is drawn.
    #[test]
    fn no_order_of_events_leads_astray(events in prop::collection::vec(event(), 1..40)) {
        let mut shown = Shown::new(None, "");
        for event in events {
            shown.hear(event);
        }
        shown.catch_up();
        let state = *shown.presenter.state();
        prop_assert_eq!(Asked::of(&shown.query()).state, state);
        prop_assert!(shown.hear(Event::Idle).iter().all(|patch| matches!(patch, Patch::Part(Part::Figures, _))));
    }
}

#[test]
fn a_script_asks_for_a_state_and_hears_what_was_wrong_with_it() {
    let mut shown = Shown::new(None, "");
    let patch = |json: &str| serde_json::from_str::<StatePatch>(json).unwrap();
    let answer = shown.presenter.ask(&patch("{\"place\":[\"macao\"]}"), &shown.around).unwrap();
    assert!(answer.patches.contains(&Patch::Tell) && shown.query() == "place=macao");
    let refused = shown.presenter.ask(&patch("{\"place\":\"macao\"}"), &shown.around).unwrap_err();
    assert_eq!(refused.to_string(), "place: \"macao\" is not a list of keys");
    assert_eq!(shown.query(), "place=macao");
}

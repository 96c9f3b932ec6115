//! Who says what some charts draw, each once.

use crate::dataset::{Message, Period, Source, SourceKind};
use crate::format;
use crate::language::Language;
use crate::view::chart::ChartView;
use crate::view::detail::source;

/// The sources of everything that some charts draw and of what it comes out of.
#[derive(Debug, Clone, Default)]
pub struct Sources<'d> {
    cited: Vec<&'d Source>,
    is_worked_out: bool,
}

impl<'d> Sources<'d> {
    /// Those of some charts.
    pub fn of(charts: &[ChartView<'d>]) -> Self {
        let mut sources = Self::default();
        for source in charts.iter().flat_map(ChartView::sources) {
            match source {
                Some(source) if !sources.cited.contains(&source) => sources.cited.push(source),
                Some(_) => {}
                None => sources.is_worked_out = true,
            }
        }
        sources
    }

    /// Whether there are none, as of a count of all figures.
    pub fn is_empty(&self) -> bool {
        self.cited.is_empty() && !self.is_worked_out
    }

    /// Whether some of it is worked out here.
    pub fn is_worked_out(&self) -> bool {
        self.is_worked_out
    }

    /// Kind by kind; kinds that there are none of are left out.
    pub fn by_kind(&self) -> Vec<(SourceKind, Vec<&'d Source>)> {
        let of_kind = |&kind: &SourceKind| {
            let of_kind = self.cited.iter().copied().filter(|source| source.kind == kind);
            (kind, of_kind.collect::<Vec<_>>())
        };
        SourceKind::ALL.iter().map(of_kind).filter(|(_, sources)| !sources.is_empty()).collect()
    }

    /// When the latest was published, where there are several.
    fn latest(&self) -> Option<Period> {
        let published = self.cited.iter().map(|source| source.published);
        let latest = published.max_by(|one, other| one.end().total_cmp(&other.end()));
        latest.filter(|_| self.cited.len() > 1)
    }

    /// What stands before them: how late the latest is, where there are several.
    pub fn heading(&self, language: &Language) -> String {
        match self.latest() {
            Some(published) => {
                language.fill(Message::UiSourcesLatest, &[("date", &format::date(published, language))])
            }
            None => language.words(Message::UiSources),
        }
    }

    /// As a line, kind by kind where there are several kinds.
    pub fn line(&self, language: &Language) -> String {
        let groups = self.by_kind();
        let mut lines: Vec<String> = Vec::new();
        for (kind, sources) in &groups {
            let cited: Vec<String> = sources.iter().map(|&cited| source(Some(cited), language)).collect();
            let cited = cited.join("\u{a0}· ");
            lines.push(match groups.len() {
                1 => cited,
                _ => [
                    language.text(Message::of_source_kind(*kind)),
                    language.text(Message::UiLabelGap),
                    &cited,
                ]
                .concat(),
            });
        }
        lines.extend(self.is_worked_out.then(|| language.words(Message::UiOwnArithmetic)));
        lines.join(language.text(Message::UiListSemicolon))
    }
}

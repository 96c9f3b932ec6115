//! What is said aloud, by one live region, to whoever cannot see what has changed.

use super::patch::Patch;
use super::showing::Presenter;
use crate::dataset::Message;
use crate::state::{Field, State};

/// What a reader cannot hear of by how much is left.
const READ: [Field; 3] = [Field::Measure, Field::Scale, Field::Sort];

impl Presenter {
    /// Says something aloud, the same once more too: a region whose words stay the same is not spoken again.
    pub(super) fn announce(&mut self, words: &str, out: &mut Vec<Patch>) {
        let is_same = self.announced == words;
        self.announced = if is_same { format!("{words}\u{a0}") } else { words.to_owned() };
        out.push(Patch::Announce(self.announced.clone()));
    }

    /// How much there is of the choice, in words.
    pub(super) fn left(&self) -> &str {
        if self.view.outcome.is_empty() { &self.view.summary } else { &self.view.outcome }
    }

    /// Says aloud what is shown after another state: how it is read now, what could not be done, how much there is.
    pub(super) fn announce_change(&mut self, before: &State, out: &mut Vec<Patch>) {
        let language = &self.language;
        let changed = READ.into_iter().filter(|&field| before.chosen(field) != self.state.chosen(field));
        let filters = changed.filter_map(|field| {
            let filter = self.view.filters.iter().find(|filter| filter.name == field.key())?;
            let option = filter.options.iter().find(|option| option.is_chosen)?;
            let named = [&*filter.legend, language.text(Message::UiLabelGap), &option.label].concat();
            Some(language.sentence(&named))
        });
        let mut sentences: Vec<String> = filters.chain(self.view.notices.iter().cloned()).collect();
        let is_read_otherwise = !sentences.is_empty();
        let left = self.left();
        sentences.push(if is_read_otherwise { language.sentence(left) } else { left.to_owned() });
        let words = sentences.join(language.text(Message::UiSentenceGap));
        self.announce(&words, out);
    }
}

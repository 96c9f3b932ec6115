//! The chapters of the story, in the order they are told.

use crate::dataset::{Message, TOUR};

/// A chapter of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Chapter {
    /// How large a part of the nation's rights are the Bay Area's.
    OneSixth,
    /// The cluster at the top of the list.
    Top,
    /// How unlike the cities are.
    Uneven,
    /// What is applied for abroad.
    Filing,
    /// What becomes of patents.
    Use,
    /// What is lent on them.
    Money,
    /// What the offices do.
    Offices,
    /// Everything, to be filtered.
    Explore,
}

impl Chapter {
    /// All of them, in their order.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Its name in addresses and in the page.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// The chapter of a name.
    pub fn find(key: &str) -> Option<Self> {
        key.parse().ok()
    }

    /// The name of its picture; what is told in words alone has none.
    pub const fn chart(self) -> Option<&'static str> {
        match self {
            Self::OneSixth => Some("share"),
            Self::Top => Some("rank"),
            Self::Uneven => Some("density"),
            Self::Filing => Some("pct"),
            Self::Use => Some("licensing"),
            Self::Money => Some("financing"),
            Self::Offices | Self::Explore => None,
        }
    }

    /// Which picture of how many it has, counted from 1; `None` for what has none.
    pub fn place_among_pictures(self) -> Option<(usize, usize)> {
        let pictured = || Self::ALL.iter().filter(|chapter| chapter.chart().is_some());
        let place = pictured().position(|&chapter| chapter == self)?;
        Some((place + 1, pictured().count()))
    }

    /// The chapter whose picture is the chart of a name.
    pub fn of_chart(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|chapter| chapter.chart() == Some(key))
    }

    /// What it is about, in a word or two.
    pub const fn topic(self) -> Message {
        match self {
            Self::OneSixth => Message::StoryOneSixth,
            Self::Top => Message::StoryTop,
            Self::Uneven => Message::StoryUneven,
            Self::Filing => Message::StoryFiling,
            Self::Use => Message::StoryUse,
            Self::Money => Message::StoryMoney,
            Self::Offices => Message::StoryOffices,
            Self::Explore => Message::StoryExplore,
        }
    }

    /// The sentence that leads into it.
    pub const fn lead(self) -> Message {
        match self {
            Self::OneSixth => Message::StorySummary,
            Self::Top => Message::TourTopCluster,
            Self::Uneven => Message::TourUneven,
            Self::Filing => Message::StoryFilingLead,
            Self::Use => Message::TourIntoUse,
            Self::Money => Message::TourIntoMoney,
            Self::Offices => Message::TourHongKongMacao,
            Self::Explore => Message::TourLongView,
        }
    }

    /// The chapter that a stop of the tour has become, counted from 0.
    pub fn of_stop(stop: usize) -> Option<Self> {
        let text = TOUR.get(stop)?.text;
        // What the first stop said, the title of the hero says now.
        let told =
            |chapter: Self| if chapter == Self::OneSixth { Message::TourOneSixth } else { chapter.lead() };
        Self::ALL.iter().copied().find(|&chapter| told(chapter) == text)
    }
}

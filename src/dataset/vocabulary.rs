//! Closed sets of words that the tables, addresses and scripts use.

use enumset::EnumSetType;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Gives enums that derive strum's `EnumString`, `IntoStaticStr` and `VariantArray` their names for that.
macro_rules! keyed {
    ($($name:ident)+) => { $(
        impl $name {
            /// Every one, in its fixed order.
            pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

            /// The word as it stands in the tables, in addresses and in the script interface.
            pub fn key(self) -> &'static str {
                self.into()
            }

            /// The member whose key is `text`, if there is one.
            pub fn parse(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )+ };
}

pub(crate) use keyed;

keyed! { Qualifier Layer Stage Basis Right PlaceKind Hue SourceKind }

/// How exact a source says its number is. Never separated from the number.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Qualifier {
    /// The number as counted.
    Exact,
    /// Near the number, on either side.
    About,
    /// More than the number.
    Over,
    /// Just short of the number.
    Nearly,
    /// Less than the number, by an amount nobody gives.
    Below,
    /// The source gives the word “thousands” and no number.
    Thousands,
}

/// Where a figure stands to the story.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
    EnumSetType,
)]
#[enumset(no_super_impls)]
#[strum(serialize_all = "kebab-case")]
pub enum Layer {
    /// The story states it.
    Story,
    /// It follows from the story by arithmetic that is shown.
    Derived,
    /// Another public source states it.
    Context,
}

/// What kind of publication a source is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum SourceKind {
    /// An office or organization that counts for itself.
    Official,
    /// A news agency, newspaper or broadcaster.
    Press,
    /// A firm or journal of the trade.
    Trade,
    /// A copy of another's report.
    Repost,
    /// A page of its author's own.
    Blog,
}

/// The links of the IP chain, in the story's order, and what stands around them.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
    EnumSetType,
)]
#[enumset(no_super_impls)]
#[strum(serialize_all = "kebab-case")]
pub enum Stage {
    /// Patents, trademarks and applications come into being.
    Creation,
    /// Rights are licensed, transferred and financed.
    Application,
    /// Rights are examined and defended.
    Protection,
    /// The system is run and steered.
    Management,
    /// Institutions help those who hold or seek rights.
    Services,
    /// Economy, people and land: the ground the chain stands on.
    Context,
}

/// What kind of quantity a metric is. Only figures of one basis may share an axis.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Basis {
    /// What is in force at one moment.
    Stock,
    /// What was counted over a period.
    Flow,
    /// What has added up since a start that may be unknown.
    Cumulative,
    /// One quantity per another.
    Ratio,
    /// A part of a whole, between 0 and 1.
    Share,
    /// A change against the year before, as a share of it.
    Growth,
    /// A place in an order; 1 is the top.
    Rank,
    /// A plain count of things that exist or were announced.
    Count,
    /// Something that happened; it has no number.
    Event,
}

impl Basis {
    /// Whether what is counted comes in wholes, so that a number with decimals must be a mistake.
    pub const fn counts_wholes(self) -> bool {
        matches!(self, Self::Stock | Self::Flow | Self::Cumulative | Self::Count | Self::Rank)
    }
}

/// Which right a metric counts, or what is done with it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
    EnumSetType,
)]
#[enumset(no_super_impls)]
#[strum(serialize_all = "kebab-case")]
pub enum Right {
    /// Invention patents, in force, granted or applied for.
    InventionPatents,
    /// Trademarks.
    Trademarks,
    /// International applications under the Patent Cooperation Treaty.
    Pct,
    /// Licences, transfers, and what leads to them.
    Licensing,
    /// Loans secured by rights.
    Finance,
    /// Help for those who hold or seek rights.
    Services,
    /// Everything else, and the ground all of it stands on.
    Other,
}

/// What kind of place it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum PlaceKind {
    /// The Greater Bay Area as a whole.
    Region,
    /// The nation, as a yardstick.
    Nation,
    /// A province.
    Province,
    /// One of the eleven cities of the Bay Area.
    City,
    /// A cluster of WIPO's ranking that lies in the Bay Area.
    BayCluster,
    /// Any other cluster of WIPO's ranking.
    WorldCluster,
}

/// The colour role of a place; the theme turns it into a colour.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Hue {
    /// The Greater Bay Area and Guangdong.
    Bay,
    /// Shenzhen, and the cluster it leads.
    Shenzhen,
    /// Guangzhou.
    Guangzhou,
    /// Zhuhai.
    Zhuhai,
    /// Hong Kong.
    HongKong,
    /// Macao, and the cluster it leads.
    Macao,
    /// National totals, context, and everyone else.
    Neutral,
}

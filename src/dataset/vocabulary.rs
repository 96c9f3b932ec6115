/// One of some texts that stand a line each. A table of texts would add two numbers to each of them.
pub(crate) fn line(texts: &'static str, at: usize) -> &'static str {
    texts.split('\n').nth(at).unwrap_or_default()
}

/// Gives a closed set of words its keys: `ALL`, `KEYS`, `key`, and `parse`.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every word of the set, in its fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The key of each, a line each.
            pub const KEYS: &'static str = concat!($($key, "\n",)+);

            /// The word as it stands in the tables, in addresses and in the script interface.
            pub fn key(self) -> &'static str {
                line(Self::KEYS, self as usize)
            }

            /// The member whose key is `text`, if there is one.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.key() == text)
            }
        }
    };
}

vocabulary! {
    /// How exact a source says its number is. Never separated from the number.
    Qualifier {
        /// The number as counted.
        Exact = "exact",
        /// Near the number, on either side.
        About = "about",
        /// More than the number.
        Over = "over",
        /// Just short of the number.
        Nearly = "nearly",
        /// Less than the number, by an amount nobody gives.
        Below = "below",
        /// The source gives the word “thousands” and no number.
        Thousands = "thousands",
    }
}

vocabulary! {
    /// Where a figure stands to the story.
    Layer {
        /// The story states it.
        Story = "story",
        /// It follows from the story by arithmetic that is shown.
        Derived = "derived",
        /// Another public source states it.
        Context = "context",
    }
}

vocabulary! {
    /// What kind of publication a source is.
    SourceKind {
        /// An office or organization that counts for itself.
        Official = "official",
        /// A news agency, newspaper or broadcaster.
        Press = "press",
        /// A firm or journal of the trade.
        Trade = "trade",
        /// A copy of another's report.
        Repost = "repost",
        /// A page of its author's own.
        Blog = "blog",
    }
}

vocabulary! {
    /// The links of the IP chain, in the story's order, and what stands around them.
    Stage {
        /// Patents, trademarks and applications come into being.
        Creation = "creation",
        /// Rights are licensed, transferred and financed.
        Application = "application",
        /// Rights are examined and defended.
        Protection = "protection",
        /// The system is run and steered.
        Management = "management",
        /// Institutions help those who hold or seek rights.
        Services = "services",
        /// Economy, people and land: the ground the chain stands on.
        Context = "context",
    }
}

vocabulary! {
    /// What kind of quantity a metric is. Only figures of one basis may share an axis.
    Basis {
        /// What is in force at one moment.
        Stock = "stock",
        /// What was counted over a period.
        Flow = "flow",
        /// What has added up since a start that may be unknown.
        Cumulative = "cumulative",
        /// One quantity per another.
        Ratio = "ratio",
        /// A part of a whole, between 0 and 1.
        Share = "share",
        /// A change against the year before, as a share of it.
        Growth = "growth",
        /// A place in an order; 1 is the top.
        Rank = "rank",
        /// A plain count of things that exist or were announced.
        Count = "count",
        /// Something that happened; it has no number.
        Event = "event",
    }
}

impl Basis {
    /// Whether what is counted comes in wholes, so that a number with decimals must be a mistake.
    pub const fn counts_wholes(self) -> bool {
        matches!(self, Self::Stock | Self::Flow | Self::Cumulative | Self::Count | Self::Rank)
    }
}

vocabulary! {
    /// Which right a metric counts, or what is done with it.
    Right {
        /// Invention patents, in force, granted or applied for.
        InventionPatents = "invention-patents",
        /// Trademarks.
        Trademarks = "trademarks",
        /// International applications under the Patent Cooperation Treaty.
        Pct = "pct",
        /// Licences, transfers, and what leads to them.
        Licensing = "licensing",
        /// Loans secured by rights.
        Finance = "finance",
        /// Help for those who hold or seek rights.
        Services = "services",
        /// Everything else, and the ground all of it stands on.
        Other = "other",
    }
}

vocabulary! {
    /// What kind of place it is.
    PlaceKind {
        /// The Greater Bay Area as a whole.
        Region = "region",
        /// The nation, as a yardstick.
        Nation = "nation",
        /// A province.
        Province = "province",
        /// One of the eleven cities of the Bay Area.
        City = "city",
        /// A cluster of WIPO's ranking that lies in the Bay Area.
        BayCluster = "bay-cluster",
        /// Any other cluster of WIPO's ranking.
        WorldCluster = "world-cluster",
    }
}

vocabulary! {
    /// The colour role of a place; the theme turns it into a colour.
    Hue {
        /// The Greater Bay Area and Guangdong.
        Bay = "bay",
        /// Shenzhen, and the cluster it leads.
        Shenzhen = "shenzhen",
        /// Guangzhou.
        Guangzhou = "guangzhou",
        /// Zhuhai.
        Zhuhai = "zhuhai",
        /// Hong Kong.
        HongKong = "hong-kong",
        /// Macao, and the cluster it leads.
        Macao = "macao",
        /// National totals, context, and everyone else.
        Neutral = "neutral",
    }
}

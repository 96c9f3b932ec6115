use super::{Place, PlaceKind};

impl Place {
    /// Whether what was counted in another place is a part of what there is about this one: a place includes its parts
    /// and the clusters it belongs to; the Bay Area its cities and their clusters; the nation, which everything is
    /// measured by, itself alone.
    pub fn includes(self, other: Self) -> bool {
        let is_part = match self.kind() {
            PlaceKind::Nation => false,
            PlaceKind::Region => matches!(other.kind(), PlaceKind::City | PlaceKind::BayCluster),
            _ => std::iter::successors(other.within(), |place| place.within()).any(|place| place == self),
        };
        self == other || is_part || self.belongs_to(other)
    }

    /// Whether it is one of the cities by which WIPO names a cluster of the Bay Area: their keys are its key.
    fn belongs_to(self, cluster: Self) -> bool {
        let between_hyphens = |key: &str| format!("-{key}-");
        self.kind() == PlaceKind::City
            && cluster.kind() == PlaceKind::BayCluster
            && between_hyphens(cluster.key()).contains(&between_hyphens(self.key()))
    }
}

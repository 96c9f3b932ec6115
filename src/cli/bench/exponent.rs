//! How a cost grows with what it is of.

/// The exponent of the power that lies nearest to some points of size and cost: the slope of the straight line through
/// their logarithms, by least squares. 0 is a cost that stays, 1 one that doubles with the size, 2 one that quadruples.
/// What is not above zero has no logarithm and is left out; `None` where fewer than two sizes are left.
pub fn exponent(points: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let has_logarithm = |value: f64| value > 0.0 && value.is_finite();
    let points = points.into_iter().filter(|&(size, cost)| has_logarithm(size) && has_logarithm(cost));
    let points: Vec<(f64, f64)> = points.map(|(size, cost)| (size.ln(), cost.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (size, cost) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|point| (point.0 - size).powi(2)).sum();
    let common: f64 = points.iter().map(|point| (point.0 - size) * (point.1 - cost)).sum();
    (spread > 0.0).then(|| common / spread)
}

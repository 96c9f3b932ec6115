//! Putting few things in order. The standard sorts are made for many, and would be a tenth of the module.

/// Sorts by a number, smallest first; equal ones keep their order.
pub fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> f64) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && number(&items[at - 1]) > number(&items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

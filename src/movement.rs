//! A drawing on its way to the next: marks slide from where they were, new ones appear.

use crate::geometry::{Point, Rect};
use crate::scene::{Placed, Scene, Shape};

/// How long a movement takes, in milliseconds.
pub const DURATION: f64 = 200.0;

/// The share of the way that is behind after so many milliseconds: fast at first, then slowing down.
pub fn progress(elapsed: f64) -> f64 {
    let left = 1.0 - (elapsed / DURATION).clamp(0.0, 1.0);
    1.0 - left * left * left
}

/// The drawing at a share of the way from one to another; at 1 it is the other.
pub fn between(from: &Scene, to: &Scene, progress: f64) -> Scene {
    let mut scene = Scene::new(to.width);
    scene.reach(to.height);
    let mut cursor = 0;
    for placed in &to.shapes {
        let shape = match partner(from, placed, &mut cursor) {
            Some(before) => blend(before, &placed.shape, progress),
            None if placed.place.is_none() => placed.shape.clone(),
            None => placed.shape.clone().faded(progress),
        };
        scene.shapes.push(Placed { shape, ..*placed });
    }
    scene
}

/// What drew the same part of the same figure, or of the same place, before; looked for from where the last one
/// was found.
fn partner<'a>(from: &'a Scene, placed: &Placed, cursor: &mut usize) -> Option<&'a Shape> {
    placed.place?;
    let is_it = |other: &&Placed| {
        (other.figure, other.place) == (placed.figure, placed.place)
            && std::mem::discriminant(&other.shape) == std::mem::discriminant(&placed.shape)
    };
    let at = (*cursor..from.shapes.len()).chain(0..*cursor).find(|&at| is_it(&&from.shapes[at]))?;
    *cursor = at + 1;
    Some(&from.shapes[at].shape)
}

fn blend(before: &Shape, after: &Shape, progress: f64) -> Shape {
    let number = |from: f64, to: f64| from + (to - from) * progress;
    let point = |from: Point, to: Point| Point::new(number(from.x, to.x), number(from.y, to.y));
    let mut shape = after.clone();
    match (before, &mut shape) {
        (Shape::Block { rect: from, .. }, Shape::Block { rect, .. }) => {
            *rect = Rect {
                left: number(from.left, rect.left),
                top: number(from.top, rect.top),
                right: number(from.right, rect.right),
                bottom: number(from.bottom, rect.bottom),
            };
        }
        (Shape::Disc { center: from, .. }, Shape::Disc { center, .. }) => *center = point(*from, *center),
        (Shape::Text { at: from, .. }, Shape::Text { at, .. }) => *at = point(*from, *at),
        (Shape::Line { points: from, .. }, Shape::Line { points, .. }) => {
            for (to, from) in points.iter_mut().zip(from) {
                *to = point(*from, *to);
            }
        }
        _ => {}
    }
    shape
}

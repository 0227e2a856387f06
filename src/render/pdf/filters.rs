//! How long the filters of an SVG image take to draw. Documents hold no filters, so they are drawn point by point, and few
//! characters can ask for hours of that.

use typst::visualize::SvgImage;
use usvg::filter::{Kind, Primitive};
use usvg::{Group, NonZeroRect};

/// The longest that the filters of one image may take, in nanoseconds as they are estimated.
const LONGEST: f64 = 5e9;

/// How many points are drawn for one pixel of an image in its own size; and how many at most, in each direction, since an
/// image is made no larger than a page and no filter is drawn larger than that.
const POINTS: f64 = 3.0;
const PAGE: (f64, f64) = (2000.0, 2800.0);
const MOST: f64 = 5000.0;

/// The most points that one filter may draw, more than a whole page takes: they are all in memory, several times over.
const MOST_POINTS: f64 = 1e7;

/// Whether an image takes too long.
pub fn take_too_long(image: &SvgImage) -> bool {
    let tree = image.tree();
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    time(tree.root(), POINTS.min(PAGE.0 / width).min(PAGE.1 / height)) > LONGEST
}

/// What the filters in a group take, where one unit is drawn as `scale` points.
fn time(group: &Group, scale: f64) -> f64 {
    let (x, y) = group.abs_transform().get_scale();
    let scales = (f64::from(x) * scale, f64::from(y) * scale);
    let area = points(group.abs_layer_bounding_box(), scale);
    let primitives = group.filters().iter().flat_map(|filter| filter.primitives());
    let own: f64 = match group.filters() {
        [_, ..] if area.0 * area.1 > MOST_POINTS => f64::INFINITY,
        _ => primitives.map(|primitive| area.0 * area.1 * of_point(primitive, area, scales)).sum(),
    };
    let mut inner = 0.0;
    for node in group.children() {
        if let usvg::Node::Group(group) = node {
            inner += time(group, scale);
        }
        node.subroots(|root| inner += time(root, scale));
    }
    own + inner
}

/// How many points wide and high something is drawn.
fn points(area: NonZeroRect, scale: f64) -> (f64, f64) {
    let side = |length: f32| (f64::from(length) * scale).min(MOST);
    (side(area.width()), side(area.height()))
}

/// What one point takes, as measured.
fn of_point(primitive: &Primitive, (width, height): (f64, f64), (x, y): (f64, f64)) -> f64 {
    match primitive.kind() {
        Kind::Turbulence(noise) => 60.0 * f64::from(noise.num_octaves()),
        Kind::ConvolveMatrix(matrix) => 4.0 * f64::from(matrix.matrix().columns()) * f64::from(matrix.matrix().rows()),
        Kind::Morphology(shape) => {
            let around = |radius: f32, scale: f64, most: f64| (2.0 * (f64::from(radius) * scale).ceil()).min(most);
            1.5 * around(shape.radius_x().get(), x, width) * around(shape.radius_y().get(), y, height)
        }
        Kind::Image(image) => 30.0 + time(image.root(), x.max(y)) / (width * height),
        _ => 50.0,
    }
}

#[cfg(test)]
mod tests {
    use typst::foundations::Bytes;

    use super::*;

    #[test]
    fn a_filter_may_take_a_page_and_no_more() {
        let takes_too_long = |size: &str, side: u32| {
            let place = format!("filterUnits='userSpaceOnUse' x='-{side}' y='-{side}' width='{side}' height='{side}'");
            let filter = format!("<filter id='f' {place}><feGaussianBlur stdDeviation='2'/></filter>");
            let shape = "<rect x='-50' y='-50' width='90' height='90' filter='url(#f)'/>";
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {size}>{filter}{shape}</svg>");
            take_too_long(&SvgImage::new(Bytes::from_string(svg)).expect("an image"))
        };
        let small = "width='100' height='100'";
        assert_eq!([100, 1000, 2000].map(|side| takes_too_long(small, side)), [false, false, true]);
        // What is drawn smaller than it is has fewer points.
        let large = "width='20000' height='20000'";
        assert_eq!([2000, 20_000, 40_000].map(|side| takes_too_long(large, side)), [false, false, true]);
    }
}

//! QR codes (ISO/IEC 18004), by which a sheet of paper leads to the page that is always current.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// The code of an address as an SVG image, black on nothing, with the quiet zone around it that readers need.
///
/// A quarter of it may be covered: sheets are folded, and pinned up. An address that is too long for that has less to
/// spare; one that is too long for any code gives an empty image.
pub fn svg(address: &str) -> Vec<u8> {
    let levels = [EcLevel::Q, EcLevel::M, EcLevel::L];
    let Some(code) = levels.iter().find_map(|level| QrCode::with_error_correction_level(address, *level).ok()) else {
        return br#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#.to_vec();
    };
    code.render::<svg::Color<'_>>()
        .module_dimensions(1, 1)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("none"))
        .build()
        .into_bytes()
}

//! QR codes (ISO/IEC 18004), by which a sheet of paper leads to the page that is always current.

use qrcode::{Color, EcLevel, QrCode};

/// The width of a module in pixels: enough for its edges to stay sharp on any printer.
const MODULE: usize = 8;
/// The quiet zone around the code, in modules, by which readers find it.
const QUIET: usize = 4;

/// The code of an address as a PNG image in black and white, the quiet zone around it.
///
/// A quarter of it may be covered: sheets are folded, and pinned up. An address that is too long for that has less to
/// spare; one that is too long for any code gives an empty image.
pub fn png(address: &str) -> Vec<u8> {
    let levels = [EcLevel::Q, EcLevel::M, EcLevel::L];
    let code = levels.iter().find_map(|level| QrCode::with_error_correction_level(address, *level).ok());
    let (modules, colours) = code.map_or((0, Vec::new()), |code| (code.width(), code.to_colors()));
    let width = (modules + 2 * QUIET) * MODULE;
    let line = width.div_ceil(8);
    // Each bit is a pixel, and each module is a byte: eight white pixels or eight black ones.
    let mut bits = vec![0xff; line * width];
    for (n, _) in colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
        let (column, row) = (n % modules + QUIET, n / modules + QUIET);
        for y in row * MODULE..(row + 1) * MODULE {
            bits[y * line + column] = 0;
        }
    }
    encoded(width as u32, &bits).expect("writing to memory cannot fail")
}

fn encoded(width: u32, bits: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut image = Vec::new();
    let mut encoder = png::Encoder::new(&mut image, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(bits)?;
    writer.finish()?;
    Ok(image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_square_with_its_quiet_zone() {
        for (address, modules) in [("https://plans.example.org/da/", 29), (&"a".repeat(9000), 0)] {
            let image = png(address);
            let reader = png::Decoder::new(std::io::Cursor::new(&image)).read_info().unwrap();
            let side = ((modules + 2 * QUIET) * MODULE) as u32;
            assert_eq!((reader.info().width, reader.info().height), (side, side));
        }
    }
}

//! Outlines that several drawings need.

/// A disc, as an outline of sixteen points.
pub fn round(x: f64, y: f64, radius: f64) -> Vec<(f64, f64)> {
    // The sines of the angles of sixteen points, so that every machine has the same.
    const SINES: [f64; 16] =
        [0.0, 0.383, 0.707, 0.924, 1.0, 0.924, 0.707, 0.383, 0.0, -0.383, -0.707, -0.924, -1.0, -0.924, -0.707, -0.383];
    (0..16).map(|n| (x + SINES[(n + 4) % 16] * radius, y + SINES[n] * radius)).collect()
}

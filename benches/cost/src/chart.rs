//! Bars of ratios, as SVG.

use std::error::Error;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

const ROW: i32 = 34;
const LABELS: i32 = 330;
const WIDTH: i32 = 900;

pub fn ratios(title: &str, bars: &[(String, f64)]) -> Result<String, Box<dyn Error>> {
    let height = 70 + ROW * bars.len() as i32 + 30;
    let most = bars.iter().map(|(_, ratio)| *ratio).fold(1.0, f64::max) * 1.1;
    let x = |ratio: f64| LABELS + (f64::from(WIDTH - LABELS - 60) * ratio / most) as i32;
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (WIDTH as u32, height as u32)).into_drawing_area();
        area.fill(&WHITE)?;
        let font = ("sans-serif", 14).into_font().color(&BLACK);
        area.draw_text(title, &("sans-serif", 18).into_font().color(&BLACK), (16, 16))?;
        let left = font.pos(Pos::new(HPos::Right, VPos::Center));
        let right = font.pos(Pos::new(HPos::Left, VPos::Center));
        for (at, (name, ratio)) in bars.iter().enumerate() {
            let middle = 70 + ROW * at as i32 + ROW / 2;
            let color = if *ratio <= 1.0 { RGBColor(40, 130, 80) } else { RGBColor(46, 94, 170) };
            area.draw_text(name, &left, (LABELS - 8, middle))?;
            area.draw(&Rectangle::new([(LABELS, middle - 10), (x(*ratio), middle + 10)], color.filled()))?;
            area.draw_text(&format!("{ratio:.2}"), &right, (x(*ratio) + 6, middle))?;
        }
        let line = vec![(x(1.0), 60), (x(1.0), height - 24)];
        area.draw(&PathElement::new(line, RGBColor(200, 60, 40).stroke_width(2)))?;
        area.draw_text("1.0: the fastest peer", &right, (x(1.0) + 6, height - 14))?;
        area.present()?;
    }
    Ok(text)
}

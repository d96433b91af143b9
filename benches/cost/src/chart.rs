//! Bars of ratios, and lines by the number of lanes, as SVG.

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
            // Not where the line goes through it.
            let (end, line) = (x(*ratio), x(1.0));
            let beside = if (line - 40..line).contains(&end) { line } else { end };
            area.draw_text(&format!("{ratio:.2}"), &right, (beside + 6, middle))?;
        }
        let line = vec![(x(1.0), 60), (x(1.0), height - 24)];
        area.draw(&PathElement::new(line, RGBColor(200, 60, 40).stroke_width(2)))?;
        area.draw_text("1.0: the fastest peer", &right, (x(1.0) + 6, height - 14))?;
        area.present()?;
    }
    Ok(text)
}

const COLORS: [RGBColor; 13] = [
    RGBColor(46, 94, 170),
    RGBColor(200, 60, 40),
    RGBColor(40, 130, 80),
    RGBColor(150, 90, 170),
    RGBColor(210, 140, 20),
    RGBColor(30, 140, 150),
    RGBColor(120, 120, 120),
    RGBColor(190, 80, 130),
    RGBColor(100, 70, 40),
    RGBColor(90, 160, 40),
    RGBColor(20, 30, 90),
    RGBColor(240, 130, 110),
    RGBColor(0, 190, 220),
];
const HEIGHT: i32 = 560;
const LEFT: i32 = 60;
const RIGHT: i32 = 300;
const TOP: i32 = 60;
const BOTTOM: i32 = 60;

/// A line for each name, over the numbers of lanes, which stand at equal distances.
pub fn lines(title: &str, widths: &[usize], all: &[(String, Vec<f64>)]) -> Result<String, Box<dyn Error>> {
    let most = all.iter().flat_map(|(_, gains)| gains).fold(1.0, |most: f64, gain| most.max(*gain)).ceil();
    let x = |at: usize| LEFT + (WIDTH - LEFT - RIGHT) * at as i32 / (widths.len() as i32 - 1).max(1);
    let y = |gain: f64| HEIGHT - BOTTOM - (f64::from(HEIGHT - TOP - BOTTOM) * gain / most) as i32;
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (WIDTH as u32, HEIGHT as u32)).into_drawing_area();
        area.fill(&WHITE)?;
        area.draw_text(title, &("sans-serif", 18).into_font().color(&BLACK), (16, 16))?;
        let font = ("sans-serif", 14).into_font().color(&BLACK);
        let (beside, below) = (font.pos(Pos::new(HPos::Right, VPos::Center)), font.pos(Pos::new(HPos::Center, VPos::Top)));
        for gain in 0..=most as u32 {
            let grid = if gain == 1 { BLACK.stroke_width(1) } else { RGBColor(225, 225, 225).stroke_width(1) };
            let at = y(gain.into());
            area.draw(&PathElement::new(vec![(LEFT, at), (x(widths.len() - 1), at)], grid))?;
            area.draw_text(&gain.to_string(), &beside, (LEFT - 8, at))?;
        }
        for (at, width) in widths.iter().enumerate() {
            area.draw_text(&width.to_string(), &below, (x(at), HEIGHT - BOTTOM + 10))?;
        }
        area.draw_text("lanes on one core; 1.0 is the fastest peer, one hash at a time", &below, (x(0) + 230, HEIGHT - 24))?;
        // Names at the ends of their lines, kept apart.
        let mut ends: Vec<(usize, i32)> = all.iter().enumerate().map(|(at, (_, gains))| (at, y(*gains.last().unwrap_or(&0.0)))).collect();
        ends.sort_by_key(|(_, end)| *end);
        let mut free = TOP;
        for (at, end) in ends {
            let (name, gains) = &all[at];
            let color = COLORS[at % COLORS.len()];
            let points: Vec<(i32, i32)> = gains.iter().enumerate().map(|(place, gain)| (x(place), y(*gain))).collect();
            area.draw(&PathElement::new(points.clone(), color.stroke_width(2)))?;
            for point in points {
                area.draw(&Circle::new(point, 3, color.filled()))?;
            }
            let label = end.max(free);
            free = label + 18;
            let right = ("sans-serif", 14).into_font().color(&color).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw_text(name, &right, (x(widths.len() - 1) + 12, label))?;
        }
        area.present()?;
    }
    Ok(text)
}

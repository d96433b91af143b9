//! Time against cost, in the terminal and as SVG.

use std::error::Error;
use std::fmt::Write as _;
use std::time::Duration;

use password_compat::calibrate::{Choice, Target};
use password_compat::{DeriveError, Params};
use plotters::prelude::*;

/// What is drawn: labels of the costs in order, with the time of each.
pub struct Series {
    pub title: String,
    pub points: Vec<(String, Duration)>,
    /// The time that was wanted.
    pub target: Option<Duration>,
}

/// The choice among lower costs and the next higher one, each measured.
fn around(choice: &Choice, target: &Target) -> Result<Vec<(String, Duration)>, DeriveError> {
    let other = |doublings: i32| -> Option<Params> {
        let times = |number: u32| u32::try_from((f64::from(number) * 2_f64.powi(doublings)) as u64).ok();
        let mut params = choice.params.clone();
        match &mut params {
            Params::Argon2 { memory_kib, .. } => *memory_kib = times(*memory_kib)?.max(8),
            Params::Scrypt { log_n, .. } => *log_n = u8::try_from(i32::from(*log_n) + doublings).ok()?,
            Params::Bcrypt { cost } => *cost = cost.checked_add_signed(doublings)?,
            Params::Pbkdf2 { rounds, .. } => *rounds = times(*rounds)?.max(1),
            _ => return None,
        }
        Some(params)
    };
    let label = |params: &Params| match params {
        Params::Argon2 { memory_kib, passes, .. } => format!("{memory_kib} KiB, t={passes}"),
        Params::Scrypt { log_n, p, .. } => format!("N=2^{log_n}, p={p}"),
        other => other.to_string(),
    };
    (-4..=1).filter_map(other).map(|params| Ok((label(&params), target.time_of(&params)?))).collect()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

impl Series {
    /// The times of a choice and of what is around it.
    ///
    /// # Errors
    ///
    /// [`DeriveError`] if one of them cannot be computed.
    pub fn around(choice: &Choice, target: &Target, wanted: Duration) -> Result<Self, DeriveError> {
        let points = around(choice, target)?;
        Ok(Self { title: "Time of one login".into(), points, target: Some(wanted) })
    }

    fn most(&self) -> f64 {
        let times = self.points.iter().map(|(_, time)| *time).chain(self.target);
        times.map(millis).fold(0.0, f64::max).max(1e-3)
    }

    /// A bar for each cost, `width` characters at most.
    pub fn bars(&self, width: usize) -> String {
        let label = self.points.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
        let scale = width as f64 / self.most();
        let mark = self.target.map(|target| (millis(target) * scale) as usize);
        let mut text = format!("{}\n", self.title);
        for (name, time) in &self.points {
            let filled = ((millis(*time) * scale).round() as usize).max(1);
            let row: String = (0..=width)
                .map(|at| match () {
                    () if at < filled => '█',
                    () if mark == Some(at) => '│',
                    () => ' ',
                })
                .collect();
            writeln!(text, "  {name:label$} {row} {:8.1} ms", millis(*time)).expect("writing to text");
        }
        if let Some(target) = self.target {
            writeln!(text, "  {:label$} │ is the target of {:.0} ms", "", millis(target))
                .expect("writing to text");
        }
        text
    }

    /// The same as a bar chart.
    pub fn svg(&self) -> Result<String, Box<dyn Error>> {
        let mut text = String::new();
        {
            let area = SVGBackend::with_string(&mut text, (860, 420)).into_drawing_area();
            area.fill(&WHITE)?;
            let (count, most) = (self.points.len(), self.most() * 1.1);
            let mut chart = ChartBuilder::on(&area)
                .caption(&self.title, ("sans-serif", 20))
                .margin(16)
                .x_label_area_size(56)
                .y_label_area_size(64)
                .build_cartesian_2d(-0.5..count as f64 - 0.5, 0.0..most)?;
            let label = |at: &f64| {
                let whole = at.fract() == 0.0 && *at >= 0.0;
                let point = self.points.get(*at as usize).filter(|_| whole);
                point.map_or_else(String::new, |(name, _)| name.clone())
            };
            chart
                .configure_mesh()
                .disable_x_mesh()
                .x_labels(2 * count)
                .x_label_formatter(&label)
                .y_desc("milliseconds of one login")
                .light_line_style(WHITE)
                .draw()?;
            let bar = |(at, (_, time)): (usize, &(String, Duration))| {
                Rectangle::new(
                    [(at as f64 - 0.3, 0.0), (at as f64 + 0.3, millis(*time))],
                    RGBColor(46, 94, 170).filled(),
                )
            };
            chart.draw_series(self.points.iter().enumerate().map(bar))?;
            if let Some(target) = self.target.map(millis) {
                let line = [(-0.5, target), (count as f64 - 0.5, target)];
                let style = RGBColor(200, 60, 40).stroke_width(2);
                chart.draw_series(std::iter::once(PathElement::new(line.to_vec(), style)))?;
            }
            area.present()?;
        }
        Ok(text)
    }
}

//! How sure an entity is, told in the end: taggers are surer than they are right.
//!
//! A line through the log-odds of what was said and what was right (Platt 1999, *Probabilistic
//! outputs for support vector machines*), fitted to names of single sentences and of whole
//! articles in the development sets; `benches/calibration.py` counts how well it holds.

/// How much of the log-odds is left.
const SLOPE: f32 = 0.67;
/// What is added to them.
const SHIFT: f32 = -0.08;
/// No name is surer than this or less sure than what is left to one.
const EDGE: f32 = 0.001;

/// The share of right ones among findings of which the stages before say that they are `said` sure.
pub(super) fn trusted(said: f32) -> f32 {
    let said = said.clamp(EDGE, 1.0 - EDGE);
    let odds = (said / (1.0 - said)).ln() * SLOPE + SHIFT;
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surer_stays_surer_and_all_are_shares() {
        let all: Vec<f32> = (0..=1000).map(|n| trusted(n as f32 / 1000.0)).collect();
        assert!(all.iter().all(|p| *p > 0.0 && *p < 1.0));
        assert!(all.windows(2).all(|p| p[0] <= p[1]));
        assert!(trusted(0.99) < 0.99 && trusted(0.01) > 0.01);
    }
}

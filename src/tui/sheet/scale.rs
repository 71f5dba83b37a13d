//! Amounts on one scale.

use crate::analysis::Value;

/// Seconds in each unit of time, by the names that values carry.
const SECONDS: &[(&str, f64)] = &[
    ("second", 1.0),
    ("minute", 60.0),
    ("hour", 3600.0),
    ("day", 86_400.0),
    ("week", 604_800.0),
    ("month", 2_629_746.0),
    ("quarter", 7_889_238.0),
    ("year", 31_556_952.0),
    ("decade", 315_569_520.0),
    ("century", 3_155_695_200.0),
];

/// What is measured, and how much of it in its smallest unit: times become seconds, everything
/// else stays in its own unit. Nothing for a value without an amount.
#[must_use]
pub(super) fn measured(value: &Value) -> Option<(&str, f64)> {
    let amount = value.amount.filter(|a| a.is_finite())?;
    let unit = value.unit.as_deref().unwrap_or("");
    let time = SECONDS.iter().find(|(name, _)| *name == unit);
    Some(time.map_or((unit, amount), |(_, seconds)| ("second", amount * seconds)))
}

/// The share of each amount of the largest one; nothing where they are not of one kind, or where
/// one of them is missing or below nothing.
#[must_use]
pub(super) fn shares(values: &[Option<&Value>]) -> Option<Vec<f64>> {
    let measured: Vec<(&str, f64)> = values.iter().map(|v| v.and_then(measured)).collect::<Option<_>>()?;
    let (kind, _) = measured.first()?;
    let same = measured.iter().all(|(k, amount)| k == kind && *amount >= 0.0);
    let largest = measured.iter().map(|(_, amount)| *amount).fold(0.0, f64::max);
    (same && largest > 0.0).then(|| measured.iter().map(|(_, amount)| amount / largest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(amount: f64, unit: &str) -> Value {
        Value { unit: Some(unit.to_owned()), amount: Some(amount), iso: None }
    }

    #[test]
    fn times_of_different_units_share_a_scale() {
        let (hour, minutes) = (value(1.0, "hour"), value(30.0, "minute"));
        assert_eq!(shares(&[Some(&hour), Some(&minutes)]), Some(vec![1.0, 0.5]));
    }

    #[test]
    fn what_cannot_be_compared_has_no_scale() {
        let (metres, crowns) = (value(400.0, "metre"), value(400.0, "NOK"));
        assert_eq!(shares(&[Some(&metres), Some(&crowns)]), None);
        assert_eq!(shares(&[Some(&metres), None]), None);
        assert_eq!(shares(&[Some(&value(0.0, "metre"))]), None);
        assert_eq!(shares(&[]), None);
    }
}

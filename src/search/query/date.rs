//! Ranges of dates, whatever their parts: a year is all of its days.

/// From the first day to the last one, each as a number that grows from day to day; open where it
/// is `None`. Several ranges may be asked for at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Range(Vec<(Option<i64>, Option<i64>)>);

impl Range {
    /// `2017`, `2017-03`, `2017-03-05`, `2017..2021`, `2017..`, `..2021`, `>2017`, `<2021`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let pair = if let Some((from, to)) = text.split_once("..").or_else(|| text.split_once('/')) {
            let (from, to) = (from.trim(), to.trim().trim_start_matches('.'));
            let side = |text: &str, last: bool| if text.is_empty() { Some(None) } else { day(text, last).map(Some) };
            let pair = (side(from, false)?, side(to, true)?);
            if pair == (None, None) {
                return None;
            }
            pair
        } else if let Some(least) = text.strip_prefix(">=") {
            (Some(day(least, false)?), None)
        } else if let Some(most) = text.strip_prefix("<=") {
            (None, Some(day(most, true)?))
        } else if let Some(least) = text.strip_prefix('>') {
            (Some(day(least, true)? + 1), None)
        } else if let Some(most) = text.strip_prefix('<') {
            (None, Some(day(most, false)? - 1))
        } else {
            (Some(day(text, false)?), Some(day(text, true)?))
        };
        Some(Self(vec![pair]))
    }

    pub(super) fn also(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(super) fn is_backwards(&self) -> bool {
        self.0.iter().any(|(from, to)| matches!((from, to), (Some(a), Some(b)) if a > b))
    }

    /// Whether an ISO 8601 date or interval of a finding lies at least partly within.
    pub(super) fn meets(&self, iso: &str) -> bool {
        let Some(Self(theirs)) = Self::read(iso) else { return false };
        theirs.iter().any(|(from, to)| self.overlaps(*from, *to))
    }

    /// Whether a time from one date to another, either of them open, lies at least partly within.
    pub(super) fn meets_between(&self, from: Option<&str>, to: Option<&str>) -> bool {
        let (first, last) = (from.and_then(|d| day(d, false)), to.and_then(|d| day(d, true)));
        (first.is_some() || last.is_some()) && self.overlaps(first, last)
    }

    fn overlaps(&self, from: Option<i64>, to: Option<i64>) -> bool {
        let before = |a: Option<i64>, b: Option<i64>| matches!((a, b), (Some(a), Some(b)) if a < b);
        self.0.iter().any(|(first, last)| !before(to, *first) && !before(*last, from))
    }
}

/// The first or last day of a year, month or day, as a number that grows from day to day.
fn day(text: &str, last: bool) -> Option<i64> {
    let mut parts = text.trim().split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?.parse::<i64>().ok()?;
    let mut part = |most: i64| -> Option<Option<i64>> {
        let Some(text) = parts.next() else { return Some(None) };
        let text = text.split('T').next().unwrap_or("");
        let number = text.parse::<i64>().ok().filter(|n| (1..=most).contains(n) && text.len() <= 2)?;
        Some(Some(number))
    };
    let month = part(12)?;
    let day = part(31)?;
    if parts.next().is_some() || (month.is_none() && day.is_some()) {
        return None;
    }
    let fill = |given: Option<i64>, most: i64| given.unwrap_or(if last { most } else { 1 });
    Some(year * 10_000 + fill(month, 12) * 100 + fill(day, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_meet_where_they_share_a_day() {
        let range = |text: &str| Range::read(text).expect("a range");
        assert!(range("2017..2021").meets("2019") && range("2017..2021").meets("2021-12-31"));
        assert!(!range("2017..2021").meets("2022") && !range("2017..2021").meets("2016-12"));
        assert!(range("2017").meets("2015/2018") && range("..2017").meets("2017-05") && range("2020..").meets("2030"));
        assert!(range(">2017").meets("2018") && !range(">2017").meets("2017-12-31"));
        assert!(range("2019").meets_between(Some("2017"), None) && !range("2016").meets_between(Some("2017"), None));
        assert!(!range("2019").meets_between(None, None) && !range("2019").meets("PT5H"));
        for wrong in ["17", "2017-13", "..", "x", "2017-1-1-1", ""] {
            assert_eq!(Range::read(wrong), None, "{wrong}");
        }
        assert!(range("2021..2017").is_backwards());
    }
}

//! Numbers in figures and in words.

use super::Reader;
use super::lexicon::NumberWord;

/// A number and how many tokens it has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub amount: f64,
    pub tokens: usize,
    /// Whether it begins with figures.
    pub figures: bool,
}

/// Figures as a number: `1.500,5` with a decimal comma, `1,500.5` without. A mark followed by
/// anything but three figures is taken for the decimal mark, whichever it is.
pub(super) fn figures(text: &str, decimal_comma: bool) -> Option<f64> {
    let (thousands, decimal) = if decimal_comma { ('.', ',') } else { (',', '.') };
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['.', ',']) {
        plain.push_str(&rest[..at]);
        let mark = if rest[at..].starts_with(thousands) { thousands } else { decimal };
        let behind = &rest[at + 1..];
        let group = behind.find(['.', ',']).unwrap_or(behind.len());
        if mark == decimal || (group != 3 && group == behind.len()) {
            if plain.contains('.') {
                return None;
            }
            plain.push('.');
        }
        rest = behind;
    }
    plain.push_str(rest);
    plain.parse().ok().filter(|n: &f64| n.is_finite())
}

impl Reader<'_> {
    /// The number that begins at a token: figures, words, or figures with words of scale.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        if self.is_number(at) {
            let amount = figures(self.word(at), self.words.decimal_comma)?;
            return Some(self.scaled(at, Number { amount, tokens: 1, figures: true }));
        }
        self.in_words(at)
    }

    /// Words of scale behind figures: `26 juta`, `1.5 million`.
    pub(super) fn scaled(&self, at: usize, mut number: Number) -> Number {
        while let Some((len, NumberWord::Scale(factor) | NumberWord::Times(factor))) =
            self.phrase(&self.words.numbers, at + number.tokens)
        {
            number.amount *= factor;
            number.tokens += len;
        }
        number
    }

    /// A number in words. Hundreds and less are gathered until a word of scale closes them.
    fn in_words(&self, at: usize) -> Option<Number> {
        let (mut total, mut hundreds, mut low) = (0.0f64, 0.0f64, 0.0f64);
        let (mut tokens, mut half) = (0usize, false);
        while let Some((len, word)) = self.phrase(&self.words.numbers, at + tokens) {
            match word {
                NumberWord::Value(n) if n >= 1000.0 => {
                    if tokens > 0 {
                        break;
                    }
                    total += n;
                }
                NumberWord::Value(n) if n >= 100.0 => hundreds += n,
                NumberWord::Value(n) => {
                    // Two numbers in a row, *dua tiga*, are not one.
                    if low != 0.0 && (low % 10.0 != 0.0 || n >= 10.0) || low == 0.0 && tokens > 0 && n == 0.0 {
                        break;
                    }
                    low += n;
                }
                NumberWord::Teen => low += 10.0,
                NumberWord::Times(factor) if factor >= 100.0 => {
                    if tokens == 0 {
                        return None;
                    }
                    hundreds += low.max(1.0) * factor;
                    low = 0.0;
                }
                NumberWord::Times(factor) => low = low.max(1.0) * factor,
                NumberWord::Scale(factor) => {
                    if tokens == 0 {
                        return None;
                    }
                    total += (hundreds + low).max(1.0) * factor;
                    (hundreds, low) = (0.0, 0.0);
                }
                NumberWord::Half => {
                    half = true;
                    tokens += len;
                    break;
                }
            }
            tokens += len;
        }
        let amount = total + hundreds + low + if half { 0.5 } else { 0.0 };
        (tokens > 0).then_some(Number { amount, tokens, figures: false })
    }
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_follow_the_language() {
        assert_eq!(figures("1.500,5", true), Some(1500.5));
        assert_eq!(figures("2,22", true), Some(2.22));
        assert_eq!(figures("32.160", true), Some(32160.0));
        assert_eq!(figures("1.5", true), Some(1.5));
        assert_eq!(figures("1,500.5", false), Some(1500.5));
        assert_eq!(figures("1,500,000", false), Some(1_500_000.0));
        assert_eq!(figures("3.25", false), Some(3.25));
        assert_eq!(figures("1.2.3.4", false), None);
        assert_eq!(figures("", true), None);
    }
}

//! Finding quotes and facts by their words.

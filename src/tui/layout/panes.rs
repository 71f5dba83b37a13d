//! Which pane stands where, by the size of the screen.

use crate::tui::state::Focus;
use ratatui::layout::Rect;

/// From this many columns on, article and lists stand side by side.
const WIDE: u16 = 64;
/// From this many rows on, the item in full has a place of its own at the bottom.
const TALL: u16 = 16;
/// From this many rows on, a narrow screen is halved; below, panes take turns.
const HALVED: u16 = 10;

/// How the panes are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Article and list side by side.
    Wide,
    /// The article above, list or item below.
    Stacked,
    /// The pane with the focus alone.
    Single,
}

/// The panes' places; a pane that is not shown has none. The first row of a pane is its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// How they are arranged.
    pub shape: Shape,
    /// The article.
    pub article: Option<Rect>,
    /// The lists.
    pub list: Option<Rect>,
    /// The item in full.
    pub detail: Option<Rect>,
    /// Where we are.
    pub status: Option<Rect>,
    /// What can be done.
    pub footer: Option<Rect>,
}

/// What the reader has changed about the panes besides the article's share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Whether the panes stand on each other where they could stand side by side.
    pub stacked: bool,
    /// Whether the lists are hidden while they have not the focus.
    pub no_list: bool,
    /// Whether the item in full is hidden while it has not the focus.
    pub no_detail: bool,
    /// Rows more (or fewer) for the item in full.
    pub detail_rows: i16,
}

/// Places the panes on a screen of `width` x `height`; `share` is the article's part of the width
/// (of the height where panes are stacked) in per cent.
#[must_use]
pub fn panes(width: u16, height: u16, focus: Focus, zoom: bool, share: u16, arrangement: Arrangement) -> Panes {
    let footer_rows = u16::from(height >= 8);
    let status_rows = u16::from(height >= 2);
    let main = Rect::new(0, 0, width, height - footer_rows - status_rows.min(height));
    let status = (status_rows == 1).then(|| Rect::new(0, main.height, width, 1));
    let footer = (footer_rows == 1).then(|| Rect::new(0, main.height + 1, width, 1));
    let mut panes = Panes { shape: Shape::Single, article: None, list: None, detail: None, status, footer };
    let share = share.clamp(20, 80);
    let list = !arrangement.no_list || focus == Focus::List;
    let detail = !arrangement.no_detail || focus == Focus::Detail;
    let stacked = width < WIDE || arrangement.stacked;
    let alone = zoom || !(list || detail);
    if alone || (width < WIDE && height < HALVED) || main.height < 4 {
        match focus {
            Focus::Article => panes.article = Some(main),
            Focus::List => panes.list = Some(main),
            Focus::Detail => panes.detail = Some(main),
        }
        return panes;
    }
    if stacked {
        panes.shape = Shape::Stacked;
        let upper = part(main.height, share.min(70));
        panes.article = Some(Rect { height: upper, ..main });
        let lower = Rect { y: upper, height: main.height - upper, ..main };
        if main.height >= 26 && list && detail {
            let rows = resized(lower.height - lower.height / 2, arrangement.detail_rows, 3, lower.height - 3);
            panes.list = Some(Rect { height: lower.height - rows, ..lower });
            panes.detail = Some(Rect { y: lower.bottom() - rows, height: rows, ..lower });
        } else if focus == Focus::Detail || !list {
            panes.detail = Some(lower);
        } else {
            panes.list = Some(lower);
        }
        return panes;
    }
    panes.shape = Shape::Wide;
    let bottom = if height >= TALL && detail { (main.height * 3 / 8).clamp(6, 13) } else { 0 };
    let bottom = if bottom > 0 { resized(bottom, arrangement.detail_rows, 3, main.height - 5) } else { 0 };
    let upper = Rect { height: main.height - bottom, ..main };
    if !list && bottom > 0 {
        panes.article = Some(upper);
        panes.detail = Some(Rect { y: upper.height, height: bottom, ..main });
        return panes;
    }
    // One column between the two for the divider.
    let left = part(width, share).saturating_sub(1);
    panes.article = Some(Rect { width: left, ..upper });
    let right = Rect { x: left + 1, width: width - left - 1, ..upper };
    if bottom > 0 {
        panes.list = Some(right);
        panes.detail = Some(Rect { y: upper.height, height: bottom, ..main });
    } else if focus == Focus::Detail || !list {
        panes.detail = Some(right);
    } else {
        panes.list = Some(right);
    }
    panes
}

fn resized(rows: u16, by: i16, least: u16, most: u16) -> u16 {
    rows.saturating_add_signed(by).clamp(least.min(most), most)
}

fn part(whole: u16, per_cent: u16) -> u16 {
    u16::try_from(u32::from(whole) * u32::from(per_cent) / 100).unwrap_or(whole)
}

impl Panes {
    /// The place of a pane's contents: without its title, where there is room for one.
    #[must_use]
    pub fn inner(pane: Rect) -> Rect {
        if pane.height >= 2 { Rect { y: pane.y + 1, height: pane.height - 1, ..pane } } else { pane }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Arrangement = Arrangement { stacked: false, no_list: false, no_detail: false, detail_rows: 0 };

    const ARRANGEMENTS: [(bool, Arrangement); 8] = [
        (false, PLAIN),
        (true, PLAIN),
        (false, Arrangement { stacked: true, ..PLAIN }),
        (false, Arrangement { no_list: true, ..PLAIN }),
        (false, Arrangement { no_detail: true, ..PLAIN }),
        (false, Arrangement { no_list: true, no_detail: true, ..PLAIN }),
        (false, Arrangement { detail_rows: i16::MAX, ..PLAIN }),
        (false, Arrangement { stacked: true, no_list: true, detail_rows: i16::MIN, ..PLAIN }),
    ];

    #[test]
    fn panes_lie_on_the_screen_and_do_not_overlap_at_any_size() {
        for width in (0..140).step_by(3) {
            for height in 0..60 {
                for focus in Focus::ALL {
                    for (zoom, arrangement) in ARRANGEMENTS {
                        let p = panes(width, height, focus, zoom, 60, arrangement);
                        let places: Vec<Rect> =
                            [p.article, p.list, p.detail, p.status, p.footer].into_iter().flatten().collect();
                        let mut cells = 0u32;
                        for (n, a) in places.iter().enumerate() {
                            assert!(a.right() <= width && a.bottom() <= height, "{width}x{height} {p:?}");
                            assert!(!places.iter().skip(n + 1).any(|b| a.intersects(*b)), "{width}x{height} {p:?}");
                            cells += u32::from(a.width) * u32::from(a.height);
                        }
                        assert!(cells <= u32::from(width) * u32::from(height));
                    }
                }
            }
        }
    }

    #[test]
    fn the_focused_pane_is_always_shown() {
        for (width, height) in [(1, 1), (20, 6), (40, 12), (80, 24), (120, 40), (100, 9)] {
            for (focus, (zoom, arrangement)) in Focus::ALL.into_iter().flat_map(|f| ARRANGEMENTS.map(|a| (f, a))) {
                let p = panes(width, height, focus, zoom, 60, arrangement);
                let shown = match focus {
                    Focus::Article => p.article,
                    Focus::List => p.list,
                    Focus::Detail => p.detail,
                };
                assert!(shown.is_some(), "{width}x{height} {focus:?}");
            }
        }
    }
}

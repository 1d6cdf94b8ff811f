//! The one way of a text into the list, however it reached the page: typed, pasted, dropped, or put
//! into the box by a keyboard's clipboard or an autofill.

use std::time::Duration;

use js_sys::JsString;
use leptos::prelude::*;
use zeroize::Zeroizing;

use super::IpAllowlistForm;
use super::review::heading;
use crate::messages::ip_allowlist as words;
use crate::messages::ip_allowlist::review;
use crate::model::ip_allowlist::{
    Allowlist, Entry, Import, Importer, MAX_TEXT_BYTES, Meaning, ParseError, PlainEntry, Review,
    Reviewed, SLICE_BYTES, import,
};

/// A text that is longer, or has several lines, is nothing to type on.
const LONGEST_TYPED: usize = 200;
/// A text that is longer is read in slices, so that the page goes on.
const READ_AT_ONCE: usize = 20_000;

/// What becomes of the focus when there is something to choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// It goes there.
    Moves,
    /// The person is on the way somewhere else.
    Stays,
}

impl IpAllowlistForm {
    /// Takes what stands in the box. What cannot be read stays there, and shows why from now on.
    pub fn commit_input(&self, focus: Focus) {
        let typed = self.typed.get_untracked();
        match import(&typed) {
            Import::Empty => {
                self.typed.set(String::new());
                self.shows_mistake.set(false);
            }
            found if wrong(&found).is_some() => {
                self.shows_mistake.set(true);
                if let Some(mistake) = untrack(|| self.input_error()) {
                    self.announcer.announce(&mistake);
                }
            }
            found => {
                self.typed.set(String::new());
                self.shows_mistake.set(false);
                self.accept(found, focus);
            }
        }
    }

    /// Takes a text that arrives at the box; false where it is a piece of what is being typed, which
    /// the browser puts there.
    pub fn receive(&self, text: &JsString) -> bool {
        // Before anything of it is copied.
        if text.length() as usize > MAX_TEXT_BYTES {
            self.note(review::TOO_LONG, false);
            return true;
        }
        let text = Zeroizing::new(String::from(text));
        if text.trim().contains(['\n', '\r']) || text.len() > LONGEST_TYPED {
            self.read(text);
            return true;
        }
        if !self.typed.with_untracked(String::is_empty) {
            return false;
        }
        match import(&text) {
            Import::Empty => false,
            found if wrong(&found).is_some() => false,
            found => {
                self.accept(found, Focus::Moves);
                true
            }
        }
    }

    /// Reads a text of any length.
    fn read(&self, mut text: Zeroizing<String>) {
        if text.len() > MAX_TEXT_BYTES {
            self.note(review::TOO_LONG, false);
        } else if text.len() > READ_AT_ONCE {
            self.touched.set(true);
            self.reading.set(true);
            self.announcer.announce(review::READING);
            let number = self.next_number();
            let this = *self;
            let importer = Importer::new(std::mem::take(&mut *text));
            set_timeout(move || this.read_on(importer, number), Duration::ZERO);
        } else {
            self.accept(import(&text), Focus::Moves);
        }
    }

    /// Reads the next slice, unless the person gave it up.
    fn read_on(self, mut importer: Importer, number: usize) {
        let is_wanted = self.texts.try_get_value() == Some(number) && self.reading.get_untracked();
        if !is_wanted {
            return;
        }
        if importer.step(SLICE_BYTES) {
            set_timeout(move || self.read_on(importer, number), Duration::ZERO);
        } else {
            self.reading.set(false);
            self.accept(importer.finish(), Focus::Moves);
        }
    }

    fn next_number(&self) -> usize {
        self.texts.update_value(|texts| *texts += 1);
        self.texts.get_value()
    }

    /// Adds a plain list; of everything else nothing, before the person has chosen it.
    fn accept(&self, found: Import, focus: Focus) {
        match found {
            Import::Plain(entries) => {
                let (asked, taken): (Vec<_>, Vec<_>) =
                    entries.into_iter().partition(PlainEntry::is_asked);
                if !taken.is_empty() {
                    self.add_entries(taken.into_iter().flat_map(Entry::of_plain).collect());
                }
                if !asked.is_empty() {
                    self.ask(true, Review::of_plain(asked), focus);
                }
            }
            Import::Review(review) if !review.is_empty() => self.ask(false, review, focus),
            _ => self.note(words::NOTHING_FOUND, false),
        }
    }

    /// Takes the list that was edited as text over; false where it is no plain list, which shows why.
    pub fn take_text(&self) -> bool {
        let text = self.text.get_untracked();
        let entries = match import(&text) {
            _ if text.len() > MAX_TEXT_BYTES => Err(review::TOO_LONG.to_owned()),
            Import::Empty => Ok(Vec::new()),
            Import::Plain(entries) => Ok(entries),
            Import::Invalid { piece, mistake, .. } => Err(words::parse_error(&piece, &mistake)),
            Import::Review(_) => Err(words::NOT_PLAIN.to_owned()),
        };
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                self.announcer.announce(&error);
                self.text_error.set(error);
                return false;
            }
        };
        // What is in the list already was asked about before.
        let known = self.list.get_untracked();
        let (asked, taken): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| entry.is_asked() && !known.has(entry.meaning.networks()));
        let mut list = Allowlist::default();
        list.add(taken.into_iter().flat_map(Entry::of_plain).collect());
        let is_same = list == known;
        self.as_text.set(false);
        if !is_same {
            self.change(|known| *known = list);
            self.note(words::CHANGED, true);
        }
        if !asked.is_empty() {
            self.ask(true, Review::of_plain(asked), Focus::Moves);
        }
        true
    }

    fn ask(&self, is_plain: bool, review: Review, focus: Focus) {
        self.touched.set(true);
        let one = Reviewed::new(self.next_number(), is_plain, review);
        let id = one.id;
        self.announcer.announce(&words::review::title_of(&one));
        self.reviewed.update(|all| all.push(one));
        if focus == Focus::Moves {
            self.root.focus(heading(id));
        }
    }

    /// Why what stands in the box cannot be taken; `None` where it can or is nothing.
    pub fn input_error(&self) -> Option<String> {
        let InvalidInput { piece, mistake, .. } = self.wrong()?;
        Some(words::parse_error(&piece, &mistake))
    }

    /// What is wrong with it.
    pub fn wrong(&self) -> Option<InvalidInput> {
        self.typed.with(|typed| wrong(&import(typed)))
    }
}

/// What is wrong with what stands in the box.
pub struct InvalidInput {
    /// What stands there.
    pub piece: String,
    /// Why it is no address.
    pub mistake: ParseError,
    /// What would be right, where that is evident.
    pub fix: Option<String>,
}

fn wrong(found: &Import) -> Option<InvalidInput> {
    match found {
        Import::Invalid {
            piece,
            mistake,
            fix,
        } => Some(InvalidInput {
            piece: piece.clone(),
            mistake: mistake.clone(),
            fix: fix.clone(),
        }),
        Import::Plain(entries) => match &entries[..] {
            [one] if one.meaning == Meaning::MatchesAll => Some(InvalidInput {
                piece: one.written.clone(),
                mistake: ParseError::OpensEverything,
                fix: None,
            }),
            _ => None,
        },
        _ => None,
    }
}

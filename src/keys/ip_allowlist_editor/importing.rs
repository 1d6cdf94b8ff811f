//! Reads every text for the list: typed, pasted, dropped, or inserted by the clipboard of a
//! keyboard or by autofill.

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

/// A text with more bytes than this, or with several lines, is never left in the field for editing.
const LONGEST_TYPED: usize = 200;
/// A text with more bytes than this is read in slices, so that the page stays responsive.
const READ_AT_ONCE: usize = 20_000;

/// What happens to the focus if the user must choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The focus moves to the review panel.
    Moves,
    /// The user is moving the focus to another element.
    Stays,
}

impl IpAllowlistForm {
    /// Reads the text of the field and adds it or asks the user. An invalid text stays in the
    /// field, and its error is shown from now on.
    pub fn commit_input(&self, focus: Focus) {
        let typed = self.typed.get_untracked();
        match import(&typed) {
            Import::Empty => {
                self.typed.set(String::new());
                self.shows_input_error.set(false);
            }
            found if wrong(&found).is_some() => {
                self.shows_input_error.set(true);
                if let Some(error) = untrack(|| self.input_error()) {
                    self.announcer.announce(&error);
                }
            }
            found => {
                self.typed.set(String::new());
                self.shows_input_error.set(false);
                self.accept(found, focus);
            }
        }
    }

    /// Reads a text that is inserted into the field. Returns false if the text may be a part of
    /// what the user types: then the browser inserts it.
    pub fn receive(&self, text: &JsString) -> bool {
        // Checked before the text is copied.
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

    fn read(&self, mut text: Zeroizing<String>) {
        if text.len() > READ_AT_ONCE {
            self.touched.set(true);
            self.reading.set(true);
            self.announcer.announce(review::READING);
            self.reads.update_value(|reads| *reads += 1);
            let number = self.reads.get_value();
            let this = *self;
            let importer = Importer::new(std::mem::take(&mut *text));
            set_timeout(move || this.read_on(importer, number), Duration::ZERO);
        } else {
            self.accept(import(&text), Focus::Moves);
        }
    }

    /// Reads the next slice, unless reading was cancelled.
    fn read_on(self, mut importer: Importer, number: usize) {
        let is_wanted = self.reads.try_get_value() == Some(number) && self.reading.get_untracked();
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

    /// Adds a plain list. From any other text, nothing is added before the user has chosen it.
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
            Import::TooLong => self.note(review::TOO_LONG, false),
            _ => self.note(words::NOTHING_FOUND, false),
        }
    }

    /// Replaces the list with the edited text. If it is not a plain list, shows the error and
    /// returns false.
    pub fn take_text(&self) -> bool {
        let text = self.text.get_untracked();
        let entries = match import(&text) {
            Import::TooLong => Err(review::TOO_LONG.to_owned()),
            Import::Empty => Ok(Vec::new()),
            Import::Plain(entries) => Ok(entries),
            Import::Invalid { piece, error, .. } => Err(words::parse_error(&piece, &error)),
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
        // The user was already asked about networks that are in the list.
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
        self.texts.update_value(|texts| *texts += 1);
        let one = Reviewed::new(self.texts.get_value(), is_plain, review);
        let id = one.id;
        self.announcer.announce(&words::review::title_of(&one));
        self.reviewed.update(|all| all.push(one));
        if focus == Focus::Moves {
            self.root.focus(heading(id));
        }
    }

    /// Why the text of the field is invalid; `None` if it is valid or empty.
    pub fn input_error(&self) -> Option<String> {
        let InvalidInput { piece, error, .. } = self.wrong()?;
        Some(words::parse_error(&piece, &error))
    }

    /// The mistake in the text of the field.
    pub fn wrong(&self) -> Option<InvalidInput> {
        self.typed.with(|typed| wrong(&import(typed)))
    }
}

pub struct InvalidInput {
    /// The invalid text.
    pub piece: String,
    pub error: ParseError,
    /// The corrected text, if it is obvious.
    pub fix: Option<String>,
}

fn wrong(found: &Import) -> Option<InvalidInput> {
    match found {
        Import::Invalid { piece, error, fix } => Some(InvalidInput {
            piece: piece.clone(),
            error: error.clone(),
            fix: fix.clone(),
        }),
        Import::Plain(entries) => match &entries[..] {
            [one] if one.meaning == Meaning::MatchesAll => Some(InvalidInput {
                piece: one.written.clone(),
                error: ParseError::OpensEverything,
                fix: None,
            }),
            _ => None,
        },
        _ => None,
    }
}

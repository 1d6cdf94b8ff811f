//! The pages of the list.

use super::KeyStore;
use super::request::{FetchReason, Position, PreviousPage};
use crate::model::error::ApiError;

impl KeyStore {
    #[must_use]
    pub fn has_previous(&self) -> bool {
        self.position.with(|page| !page.previous.is_empty())
    }

    /// Number of keys on the previous pages.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.position
            .with(|page| page.previous.iter().map(|page| page.keys).sum())
    }

    /// Replaces the present page with the next one. Does nothing while another page or a search is
    /// pending.
    pub fn next(&self) {
        let next = self.list.with_untracked(|list| {
            let list = list.as_ref()?;
            Some((list.next_cursor.clone()?, list.keys.len()))
        });
        if let Some((next, keys)) = next.filter(|_| !self.is_busy()) {
            let Position {
                cursor,
                mut previous,
            } = self.position.get_untracked();
            previous.push(PreviousPage { cursor, keys });
            let cursor = Some(next);
            self.fetch(Position { cursor, previous }, FetchReason::Paginate);
        }
    }

    /// Replaces the present page with the previous one. Does nothing while another page or a search
    /// is pending.
    pub fn previous(&self) {
        let mut previous = self.position.get_untracked().previous;
        if let Some(PreviousPage { cursor, .. }) = previous.pop().filter(|_| !self.is_busy()) {
            self.fetch(Position { cursor, previous }, FetchReason::Paginate);
        }
    }

    /// Whether another page or a search is pending. A pending refresh does not block the buttons.
    fn is_busy(&self) -> bool {
        self.query.is_loading() && self.request.reason.get_untracked() != FetchReason::Refresh
    }

    /// Sends the failed request again. After a permanent error, such as an expired cursor, it requests
    /// the first page.
    pub fn retry(&self) {
        let is_permanent = |error: &Option<ApiError>| {
            error
                .as_ref()
                .is_some_and(|error| !error.kind.is_temporary())
        };
        let position = match self.error.with_untracked(is_permanent) {
            true => Position::default(),
            false => self.request.position.get_untracked(),
        };
        self.fetch(position, FetchReason::Paginate);
    }
}

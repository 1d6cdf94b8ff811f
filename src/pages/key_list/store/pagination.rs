//! The pages of the list.

use super::{FetchReason, KeyStore, PreviousPage};

impl KeyStore {
    #[must_use]
    pub fn has_previous(&self) -> bool {
        self.previous_pages.with(|before| !before.is_empty())
    }

    /// Number of keys on the previous pages.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.previous_pages
            .with(|before| before.iter().map(|page| page.keys).sum())
    }

    /// Replaces the present page with the next one. Does nothing while another page or a search is pending.
    pub fn next(&self) {
        let next = self.list.with_untracked(|list| {
            let list = list.as_ref()?;
            Some((list.next_cursor.clone()?, list.keys.len()))
        });
        if let Some((next, keys)) = next.filter(|_| !self.is_busy()) {
            // The last request for this page failed.
            if self
                .request
                .cursor
                .with_untracked(|cursor| cursor.as_ref() == Some(&next))
            {
                return self.retry();
            }
            let cursor = self.request.cursor.get_untracked();
            self.previous_pages
                .update(|before| before.push(PreviousPage { cursor, keys }));
            self.fetch(Some(next), FetchReason::Paginate);
        }
    }

    /// Replaces the present page with the previous one. Does nothing while another page or a search is pending.
    pub fn previous(&self) {
        if self.is_busy() {
            return;
        }
        let mut all = self.previous_pages.get_untracked();
        if let Some(before) = all.pop() {
            self.previous_pages.set(all);
            self.fetch(before.cursor, FetchReason::Paginate);
        }
    }

    /// Whether another page or a search is pending. A pending refresh does not block the buttons.
    fn is_busy(&self) -> bool {
        self.query.is_loading() && self.request.reason.get_untracked() != FetchReason::Refresh
    }

    /// Requests the present page again after a failure.
    pub fn retry(&self) {
        self.fetch(self.request.cursor.get_untracked(), FetchReason::Paginate);
    }
}

//! Signals that hold anything. Leptos' machinery for a signal is compiled once for each type of
//! value, about 2 KB each; this page has some forty such types. Behind one erased type it is
//! compiled once: measured, 5 KB less of the page (brotli).

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::UnsubscribeOnCleanup;

/// A value of any type.
pub type ErasedValue = Arc<dyn Any + Send + Sync>;

/// A value that tells who reads it when it is set. Read like its [`Reader`].
pub struct ErasedRwSignal<T> {
    signal: RwSignal<ErasedValue>,
    reader: ErasedReadSignal<T>,
}

/// A value that is only read here.
pub struct ErasedReadSignal<T>(Signal<ErasedValue>, PhantomData<fn() -> T>);

impl<T> Deref for ErasedRwSignal<T> {
    type Target = ErasedReadSignal<T>;

    fn deref(&self) -> &ErasedReadSignal<T> {
        &self.reader
    }
}

impl<T> Clone for ErasedRwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedRwSignal<T> {}

impl<T> Clone for ErasedReadSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedReadSignal<T> {}

/// What only the two types above put in is of the type they put in.
fn value<T: 'static>(shared: &ErasedValue) -> &T {
    match shared.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a state holds its own type"),
    }
}

impl<T: Send + Sync + 'static> ErasedRwSignal<T> {
    /// A state with its first value.
    #[must_use]
    pub fn new(first: T) -> Self {
        let first: ErasedValue = Arc::new(first);
        let signal = RwSignal::new(first);
        Self {
            signal,
            reader: ErasedReadSignal(signal.into(), PhantomData),
        }
    }

    /// The same to read only.
    #[must_use]
    pub fn read_only(&self) -> ErasedReadSignal<T> {
        self.reader
    }

    /// Sets it; nothing happens after it is gone.
    pub fn set(&self, new: T) {
        let _ = self.try_set(new);
    }

    /// Sets it; `None` after it is gone.
    pub fn try_set(&self, new: T) -> Option<()> {
        let new: ErasedValue = Arc::new(new);
        self.signal.try_set(new).is_none().then_some(())
    }
}

impl<T: Clone + Send + Sync + 'static> ErasedRwSignal<T> {
    /// A copy; `None` after it is gone.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        let shared = self.signal.try_get_untracked()?;
        Some(value::<T>(&shared).clone())
    }

    /// Changes it; nothing happens after it is gone.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        if let Some(mut new) = self.try_get_untracked() {
            change(&mut new);
            self.set(new);
        }
    }
}

/// A state whose readers alone know the type of its value.
#[derive(Clone, Copy)]
pub struct UntypedSignal(RwSignal<ErasedValue>);

impl UntypedSignal {
    /// A state with its first value.
    #[must_use]
    pub fn new(first: ErasedValue) -> Self {
        Self(RwSignal::new(first))
    }

    /// The value; `None` after the state is gone.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<ErasedValue> {
        self.0.try_get_untracked()
    }

    /// The value.
    #[must_use]
    pub fn get(&self) -> ErasedValue {
        self.0.get()
    }

    /// Sets a value of the type of the first; nothing happens after the state is gone.
    pub fn set(&self, new: ErasedValue) {
        let _ = self.0.try_set(new);
    }

    /// The same to read only. `T` is the type of the first value.
    #[must_use]
    pub fn read_only<T>(&self) -> ErasedReadSignal<T> {
        ErasedReadSignal(self.0.into(), PhantomData)
    }
}

impl<T: Default + Send + Sync + 'static> Default for ErasedRwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Send + Sync + 'static> ErasedReadSignal<T> {
    /// Notes that who runs now reads it.
    pub fn track(&self) {
        self.0.track();
    }

    /// Looks at it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(value(&self.0.get()))
    }

    /// Looks at it without being told of changes.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(value(&self.0.get_untracked()))
    }
}

impl<T: Clone + Send + Sync + 'static> ErasedReadSignal<T> {
    /// A copy, without being told of changes; `None` after it is gone.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        let shared = self.0.try_get_untracked()?;
        Some(value::<T>(&shared).clone())
    }

    /// A copy.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy, without being told of changes.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

/// What follows from other signals; tells who reads it only when it becomes another.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    follow: impl Fn() -> T + Send + Sync + 'static,
) -> ErasedReadSignal<T> {
    let step: MemoFn = Box::new(move |before| {
        let now = follow();
        match before {
            Some(before) if *value::<T>(&before) == now => (before, false),
            _ => (Arc::new(now), true),
        }
    });
    ErasedReadSignal(memo_boxed(step), PhantomData)
}

type MemoFn = Box<dyn Fn(Option<ErasedValue>) -> (ErasedValue, bool) + Send + Sync>;

fn memo_boxed(step: MemoFn) -> Signal<ErasedValue> {
    let parting = UnsubscribeOnCleanup::new();
    Memo::new_owning(move |before| {
        parting.track_observer();
        step(before)
    })
    .into()
}

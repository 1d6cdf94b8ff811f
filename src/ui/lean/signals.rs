//! Signals whose value is stored without its type. Leptos' machinery for a signal is compiled once for each
//! type of value, about 2 KB each, and this page has about forty of them. Over one erased type it is
//! compiled once: 5 KB less of the page (brotli, measured).

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::UnsubscribeOnCleanup;

/// A value of any type.
pub type ErasedValue = Arc<dyn Any + Send + Sync>;

/// `RwSignal<T>` over an erased value. The methods that read are those of [`ErasedReadSignal`].
pub struct ErasedRwSignal<T> {
    signal: RwSignal<ErasedValue>,
    reader: ErasedReadSignal<T>,
}

/// `Signal<T>` over an erased value.
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

/// The value with its type. The two types above store no other type than `T`.
fn value<T: 'static>(shared: &ErasedValue) -> &T {
    match shared.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a signal holds its own type"),
    }
}

impl<T: Send + Sync + 'static> ErasedRwSignal<T> {
    /// A signal with its initial value.
    #[must_use]
    pub fn new(initial: T) -> Self {
        let initial: ErasedValue = Arc::new(initial);
        let signal = RwSignal::new(initial);
        Self {
            signal,
            reader: ErasedReadSignal(signal.into(), PhantomData),
        }
    }

    /// The signal without its setters.
    #[must_use]
    pub fn read_only(&self) -> ErasedReadSignal<T> {
        self.reader
    }

    /// Sets the value; does nothing after the signal was disposed.
    pub fn set(&self, new: T) {
        let _ = self.try_set(new);
    }

    /// Sets the value; `None` after the signal was disposed.
    pub fn try_set(&self, new: T) -> Option<()> {
        let new: ErasedValue = Arc::new(new);
        self.signal.try_set(new).is_none().then_some(())
    }
}

impl<T: Clone + Send + Sync + 'static> ErasedRwSignal<T> {
    /// A copy of the value; `None` after the signal was disposed.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        let shared = self.signal.try_get_untracked()?;
        Some(value::<T>(&shared).clone())
    }

    /// Changes the value; does nothing after the signal was disposed.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        if let Some(mut new) = self.try_get_untracked() {
            change(&mut new);
            self.set(new);
        }
    }
}

/// A signal of which only the readers know the type ([`UntypedSignal::read_only`]).
#[derive(Clone, Copy)]
pub struct UntypedSignal(RwSignal<ErasedValue>);

impl UntypedSignal {
    /// A signal with its initial value.
    #[must_use]
    pub fn new(initial: ErasedValue) -> Self {
        Self(RwSignal::new(initial))
    }

    /// The value; `None` after the signal was disposed.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<ErasedValue> {
        self.0.try_get_untracked()
    }

    /// Sets a value, whose type is that of the initial value; does nothing after the signal was disposed.
    pub fn set(&self, new: ErasedValue) {
        let _ = self.0.try_set(new);
    }

    /// The signal without its setters. `T` is the type of the initial value.
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
    /// Subscribes the present observer.
    pub fn track(&self) {
        self.0.track();
    }

    /// Runs `f` with the value.
    pub fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        f(value(&self.0.get()))
    }

    /// Runs `f` with the value, without a subscription.
    pub fn with_untracked<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        f(value(&self.0.get_untracked()))
    }
}

impl<T: Clone + Send + Sync + 'static> ErasedReadSignal<T> {
    /// A copy of the value, without a subscription; `None` after the signal was disposed.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        let shared = self.0.try_get_untracked()?;
        Some(value::<T>(&shared).clone())
    }

    /// A copy of the value.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value, without a subscription.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

/// `Memo::new`: readers are notified only when the value changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    f: impl Fn() -> T + Send + Sync + 'static,
) -> ErasedReadSignal<T> {
    let step: MemoFn = Box::new(move |before| {
        let now = f();
        match before {
            Some(before) if *value::<T>(&before) == now => (before, false),
            _ => (Arc::new(now), true),
        }
    });
    ErasedReadSignal(memo_boxed(step), PhantomData)
}

type MemoFn = Box<dyn Fn(Option<ErasedValue>) -> (ErasedValue, bool) + Send + Sync>;

fn memo_boxed(step: MemoFn) -> Signal<ErasedValue> {
    let cleanup = UnsubscribeOnCleanup::register();
    Memo::new_owning(move |before| {
        cleanup.track_observer();
        step(before)
    })
    .into()
}

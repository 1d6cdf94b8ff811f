//! The numbers that the options call tells and the server enforces.

/// Unicode scalar values of a name.
pub const NAME_LENGTH: usize = 64;
/// Unicode scalar values of a note.
pub const NOTE_LENGTH: usize = 200;
/// Networks of a key.
pub const NETWORKS: usize = 50;
/// Actions in one list; no catalogue is that long.
pub const ACTIONS: usize = 500;
/// Keys of a workspace that are not revoked.
pub const ACTIVE_KEYS: i64 = 500;

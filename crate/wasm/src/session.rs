//! The session: everything that must not leave the Worker, from opening the file to locking.

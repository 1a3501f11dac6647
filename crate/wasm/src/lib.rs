//! The boundary between the core and JavaScript.

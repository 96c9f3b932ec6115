//! One integration binary; its modules mirror `src`.

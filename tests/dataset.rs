mod decimal;
mod groups;
mod period;
mod tables;
mod wire;

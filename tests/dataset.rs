mod decimal;
mod period;
mod tables;
mod wire;

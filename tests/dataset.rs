mod decimal;
mod period;
mod tables;

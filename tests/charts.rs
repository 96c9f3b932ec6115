mod axes;
mod legibility;
mod marks;
mod proportion;

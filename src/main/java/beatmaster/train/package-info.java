/** Training with DL4J: lessons made from performances, the loss, the loop, and what it measures on the way. */
package beatmaster.train;

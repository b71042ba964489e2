"""What every figure is made with: scene, colours, labels, views, page, and the painters for screen and print."""

"""The responsibility graph on screen: a scene that follows a Picture, items that paint, a view that moves."""

"""The responsibility graph of a day as a picture, before anybody paints it."""

"""The life-long register of tasks: one number for life, whatever stage they are in."""

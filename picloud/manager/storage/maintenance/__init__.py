"""Whole stores: backup files, restore, copies to another engine, inspection."""

"""Plans of the province and of the Sở: targets, money, tasks of the annex and what was done for them."""

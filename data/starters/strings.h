/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For gettext, which cannot read starters.ini; tests/lint/starters.py holds the two together. */
N_("Echo trigger")
N_("A table, a function, a role and the mapping between them, each decision explained")
N_("Tidy trigger")
N_("The same pattern with least privilege, and a queue for records that keep failing")
N_("Empty template")
N_("Nothing but the frame that every template needs")

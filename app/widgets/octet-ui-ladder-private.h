/* octet-ui-ladder-private.h - what the ladder's drawing and its input share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/octet-ui-ladder.h"

G_BEGIN_DECLS

struct _OctetUiLadder
{
  GtkWidget            parent_instance;
  OctetUiSelection    *selection;
  OctetUiArrows       *arrows;
  GtkAdjustment       *adjustments[2]; /* across, down */
  GtkScrollablePolicy  policies[2];
  PangoLayout         *layout;
  int                  line;           /* height of a line of text */
  guint                selected;       /* an arrow, G_MAXUINT for none */
};

/* Down, all follows from the height of a line. */
static inline double
octet_ui_ladder_get_row_height (OctetUiLadder *self)
{
  return 2.5 * self->line + 8;
}

static inline double
octet_ui_ladder_get_pill_height (OctetUiLadder *self)
{
  return 2.0 * self->line + 4;
}

double octet_ui_ladder_get_top    (OctetUiLadder *self,
                                   guint          index);
guint  octet_ui_ladder_find_at    (OctetUiLadder *self,
                                   double         y);
double octet_ui_ladder_get_height (OctetUiLadder *self);
void   octet_ui_ladder_snapshot   (GtkWidget     *widget,
                                   GtkSnapshot   *snapshot);

G_END_DECLS

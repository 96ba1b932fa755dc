/* octet-ui-columns.h - which columns the packet list has, as the settings keep them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OctetUiColumn: (skip)
 * @title: what stands above it
 * @key: number, time, source, destination, protocol, length, info, or the key of a field
 * @width: pixels; -1 for as wide as is usual
 * @is_shown: whether it is in the list
 */
typedef struct
{
  char    *title;
  char    *key;
  int      width;
  gboolean is_shown;
} OctetUiColumn;

/* A list with more is of no use, and each costs in every row. */
#define OCTET_UI_MAX_COLUMNS 32

GPtrArray     *octet_ui_columns_load       (GSettings     *settings) G_GNUC_WARN_UNUSED_RESULT;
void           octet_ui_columns_save       (GSettings     *settings,
                                            GPtrArray     *columns);
OctetUiColumn *octet_ui_columns_find       (GPtrArray     *columns,
                                            const char    *key);
gboolean       octet_ui_columns_add        (GSettings     *settings,
                                            const char    *key,
                                            const char    *title);
void           octet_ui_columns_set_shown  (GSettings     *settings,
                                            const char    *key,
                                            gboolean       is_shown);
void           octet_ui_columns_set_width  (GSettings     *settings,
                                            const char    *key,
                                            int            width);
void           octet_ui_columns_move       (GSettings     *settings,
                                            const char    *key,
                                            int            step);
void           octet_ui_columns_remove     (GSettings     *settings,
                                            const char    *key);
void           octet_ui_columns_reset      (GSettings     *settings);
gboolean       octet_ui_columns_is_field   (const char    *key);
const char    *octet_ui_columns_get_title  (const OctetUiColumn *column);

G_END_DECLS

/* octet-service-names.c - what services can be asked for, spelled as tshark does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scripts look for these words, so they are not translated; the field tree has words of its own.
 */
#include "config.h"

#include "analysis/octet-service-names.h"

#include <string.h>

#include "bytes/octet-names.h"

static const OctetName smb_cmd[] = {
  { 0, "Create Directory" }, { 1, "Delete Directory" }, { 2, "Open" }, { 3, "Create" },
  { 4, "Close" }, { 5, "Flush" }, { 6, "Delete" }, { 7, "Rename" }, { 8, "Query Information" },
  { 9, "Set Information" }, { 10, "Read" }, { 11, "Write" }, { 12, "Lock Byte Range" },
  { 13, "Unlock Byte Range" }, { 14, "Create Temp" }, { 15, "Create New" },
  { 16, "Check Directory" }, { 17, "Process Exit" }, { 18, "Seek" }, { 19, "Lock And Read" },
  { 20, "Write And Unlock" }, { 26, "Read Raw" }, { 27, "Read MPX" },
  { 28, "Read MPX Secondary" }, { 29, "Write Raw" }, { 30, "Write MPX" },
  { 31, "Write MPX Secondary" }, { 32, "Write Complete" }, { 33, "Query Server (reserved)" },
  { 34, "Set Information2" }, { 35, "Query Information2" }, { 36, "Locking AndX" },
  { 37, "Trans" }, { 38, "Trans Secondary" }, { 39, "IOCTL" }, { 40, "IOCTL Secondary" },
  { 41, "Copy" }, { 42, "Move" }, { 43, "Echo" }, { 44, "Write And Close" }, { 45, "Open AndX" },
  { 46, "Read AndX" }, { 47, "Write AndX" }, { 48, "New File Size (reserved)" },
  { 49, "Close And Tree Disconnect" }, { 50, "Trans2" }, { 51, "Trans2 Secondary" },
  { 52, "Find Close2" }, { 53, "Find Notify Close" }, { 112, "Tree Connect" },
  { 113, "Tree Disconnect" }, { 114, "Negotiate Protocol" }, { 115, "Session Setup AndX" },
  { 116, "Logoff AndX" }, { 117, "Tree Connect AndX" }, { 128, "Query Information Disk" },
  { 129, "Search" }, { 130, "Find" }, { 131, "Find Unique" }, { 132, "Find Close" },
  { 160, "NT Trans" }, { 161, "NT Trans Secondary" }, { 162, "NT Create AndX" },
  { 164, "NT Cancel" }, { 165, "NT Rename" }, { 192, "Open Print File" },
  { 193, "Write Print File" }, { 194, "Close Print File" }, { 195, "Get Print Queue" },
  { 208, "Send Single Block Message" }, { 209, "Send Broadcast Message" },
  { 210, "Forward User Name" }, { 211, "Cancel Forward" }, { 212, "Get Machine Name" },
  { 213, "Send Start of Multi-block Message" }, { 214, "Send End of Multi-block Message" },
  { 215, "Send Text of Multi-block Message" }, { 216, "SMBreadbulk" }, { 217, "SMBwritebulk" },
  { 218, "SMBwritebulkdata" }, { 254, "SMBinvalid" },
};

static const OctetName smb2_cmd[] = {
  { 0, "Negotiate Protocol" }, { 1, "Session Setup" }, { 2, "Session Logoff" },
  { 3, "Tree Connect" }, { 4, "Tree Disconnect" }, { 5, "Create" }, { 6, "Close" },
  { 7, "Flush" }, { 8, "Read" }, { 9, "Write" }, { 10, "Lock" }, { 11, "Ioctl" },
  { 12, "Cancel" }, { 13, "KeepAlive" }, { 14, "Find" }, { 15, "Notify" }, { 16, "GetInfo" },
  { 17, "SetInfo" }, { 18, "Break" },
};

static const OctetName nfs_procedure_v2[] = {
  { 0, "NULL" }, { 1, "GETATTR" }, { 2, "SETATTR" }, { 3, "ROOT" }, { 4, "LOOKUP" },
  { 5, "READLINK" }, { 6, "READ" }, { 7, "WRITECACHE" }, { 8, "WRITE" }, { 9, "CREATE" },
  { 10, "REMOVE" }, { 11, "RENAME" }, { 12, "LINK" }, { 13, "SYMLINK" }, { 14, "MKDIR" },
  { 15, "RMDIR" }, { 16, "READDIR" }, { 17, "STATFS" },
};

static const OctetName nfs_procedure_v3[] = {
  { 0, "NULL" }, { 1, "GETATTR" }, { 2, "SETATTR" }, { 3, "LOOKUP" }, { 4, "ACCESS" },
  { 5, "READLINK" }, { 6, "READ" }, { 7, "WRITE" }, { 8, "CREATE" }, { 9, "MKDIR" },
  { 10, "SYMLINK" }, { 11, "MKNOD" }, { 12, "REMOVE" }, { 13, "RMDIR" }, { 14, "RENAME" },
  { 15, "LINK" }, { 16, "READDIR" }, { 17, "READDIRPLUS" }, { 18, "FSSTAT" }, { 19, "FSINFO" },
  { 20, "PATHCONF" }, { 21, "COMMIT" },
};

static const OctetName nfs_procedure_v4[] = {
  { 0, "NULL" }, { 1, "COMPOUND" },
};

static const OctetName mount_procedure_v1[] = {
  { 0, "NULL" }, { 1, "MNT" }, { 2, "DUMP" }, { 3, "UMNT" }, { 4, "UMNTALL" }, { 5, "EXPORT" },
  { 6, "EXPORTALL" },
};

static const OctetName mount_procedure_v2[] = {
  { 0, "NULL" }, { 1, "MNT" }, { 2, "DUMP" }, { 3, "UMNT" }, { 4, "UMNTALL" }, { 5, "EXPORT" },
  { 6, "EXPORTALL" }, { 7, "PATHCONF" },
};

static const OctetName mount_procedure_v3[] = {
  { 0, "NULL" }, { 1, "MNT" }, { 2, "DUMP" }, { 3, "UMNT" }, { 4, "UMNTALL" }, { 5, "EXPORT" },
};

static const OctetName portmap_procedure_v2[] = {
  { 0, "NULL" }, { 1, "SET" }, { 2, "UNSET" }, { 3, "GETPORT" }, { 4, "DUMP" }, { 5, "CALLIT" },
};

static const OctetName portmap_procedure_v3[] = {
  { 0, "NULL" }, { 1, "SET" }, { 2, "UNSET" }, { 3, "GETADDR" }, { 4, "DUMP" }, { 5, "CALLIT" },
  { 6, "GETTIME" }, { 7, "UADDR2TADDR" }, { 8, "TADDR2UADDR" },
};

static const OctetName portmap_procedure_v4[] = {
  { 0, "NULL" }, { 1, "SET" }, { 2, "UNSET" }, { 3, "GETADDR" }, { 4, "DUMP" }, { 5, "BCAST" },
  { 6, "GETTIME" }, { 7, "UADDR2TADDR" }, { 8, "TADDR2UADDR" }, { 9, "GETVERSADDR" },
  { 10, "INDIRECT" }, { 11, "GETADDRLIST" }, { 12, "GETSTAT" },
};

static const struct
{
  const char      *key;
  const OctetName *names;
  gsize            n_names;
} tables[] = {
  { "smb.cmd", smb_cmd, G_N_ELEMENTS (smb_cmd) },
  { "smb2.cmd", smb2_cmd, G_N_ELEMENTS (smb2_cmd) },
  { "nfs.procedure_v2", nfs_procedure_v2, G_N_ELEMENTS (nfs_procedure_v2) },
  { "nfs.procedure_v3", nfs_procedure_v3, G_N_ELEMENTS (nfs_procedure_v3) },
  { "nfs.procedure_v4", nfs_procedure_v4, G_N_ELEMENTS (nfs_procedure_v4) },
  { "mount.procedure_v1", mount_procedure_v1, G_N_ELEMENTS (mount_procedure_v1) },
  { "mount.procedure_v2", mount_procedure_v2, G_N_ELEMENTS (mount_procedure_v2) },
  { "mount.procedure_v3", mount_procedure_v3, G_N_ELEMENTS (mount_procedure_v3) },
  { "portmap.procedure_v2", portmap_procedure_v2, G_N_ELEMENTS (portmap_procedure_v2) },
  { "portmap.procedure_v3", portmap_procedure_v3, G_N_ELEMENTS (portmap_procedure_v3) },
  { "portmap.procedure_v4", portmap_procedure_v4, G_N_ELEMENTS (portmap_procedure_v4) },
};

/**
 * octet_service_names_find: (skip)
 * @key: a field that says what is asked for: "smb2.cmd"
 * @number: its value
 *
 * Returns: (nullable): what tshark calls it
 */
const char *
octet_service_names_find (const char *key,
                          guint64     number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].key, key) == 0)
      return octet_name_find (tables[i].names, tables[i].n_names, number);
  return NULL;
}

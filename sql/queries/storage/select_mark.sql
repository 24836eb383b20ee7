SELECT batch FROM writer_marks WHERE writer = ? {lock}
